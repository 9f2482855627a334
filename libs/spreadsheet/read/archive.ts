import { FileFault, openZip, type Archive, type PackageKind } from '#libs/untrusted';
import { LIMITS } from './types.js';

/** A list of figures needs none of what runs, fetches or embeds something. */
const WORKBOOK: PackageKind = {
  program: 'Excel 或 WPS',
  ending: '.xlsx',
  lighter: '请只保留需要导入的工作表',
  limits: LIMITS,
  active: [
    [/vbaproject|\/macrosheets\/|\/dialogsheets\/|\/activex\/|\/ctrlprops\//i, '宏或控件'],
    [/\/externallinks\//i, '外部工作簿链接'],
    [/\/connections\.xml$|\/querytables\/|\/webextensions\//i, '外部数据连接'],
    [/\/embeddings\//i, '嵌入的对象'],
  ],
};

/** Errors: `FileFault`. */
export async function openWorkbook(bytes: Uint8Array): Promise<Archive> {
  if (bytes.byteLength > LIMITS.fileBytes)
    throw new FileFault('too_large', '文件超过 10 MB，请拆分后重试');
  return openZip(bytes, WORKBOOK);
}
