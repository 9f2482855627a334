import { FileFault } from '#libs/untrusted';

/** A part of the file that is no XML, or not the one it should be. */
export const fault = (): FileFault =>
  new FileFault('corrupt', '文件内容不完整，请用 Word 或 WPS 重新保存后重试。');
