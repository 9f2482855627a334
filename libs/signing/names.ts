/** `CN=某区财政局` among the lines of a subject or issuer; the whole of it where there is none. */
export function commonName(distinguished: string): string {
  return /^CN=(.+)$/m.exec(distinguished)?.[1] ?? distinguished.replaceAll('\n', '，');
}
