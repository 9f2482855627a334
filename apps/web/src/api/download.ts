import { fetchFile } from './client.ts';

/** The name the server gives a file, in UTF-8 (RFC 5987); a plain one when it gives none. */
function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded === undefined ? '下载.xlsx' : decodeURIComponent(encoded);
}

const KEPT_MS = 60_000;

/** Fetches a file and hands it to the browser as a download. Errors: `ApiError`. */
export async function download(path: string): Promise<void> {
  await keep(await fetchFile(path));
}

/** Hands the file of an answer to the browser as a download. */
export async function keep(response: Response): Promise<void> {
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response.headers.get('content-disposition'));
  link.click();
  // The browser reads the file after the click, in its own time.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
