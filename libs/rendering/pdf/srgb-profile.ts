/**
 * An ICC profile (version 2, matrix and curves) of sRGB, IEC 61966-2-1, adapted to D50 as ICC has it: what the colours of the
 * document mean. Written here so that no file with a licence of its own is needed; always the same bytes.
 */
export function srgbProfile(): Uint8Array {
  const tags: readonly Tag[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0xf6d6, 0x10000, 0xd32d)],
    ['rXYZ', xyz(0x6fa2, 0x38f5, 0x0390)],
    ['gXYZ', xyz(0x6299, 0xb785, 0x18da)],
    ['bXYZ', xyz(0x24a0, 0x0f84, 0xb6cf)],
    ['rTRC', curve()],
    ['gTRC', curve()],
    ['bTRC', curve()],
  ];
  const tableSize = 4 + tags.length * 12;
  const table = Buffer.alloc(tableSize);
  table.writeUInt32BE(tags.length, 0);
  let offset = HEADER + tableSize;
  tags.forEach(([signature, data], index) => {
    const at = 4 + index * 12;
    table.write(signature, at, 'latin1');
    table.writeUInt32BE(offset, at + 4);
    table.writeUInt32BE(data.length, at + 8);
    offset += data.length;
  });
  return Buffer.concat([header(offset), table, ...tags.map(([, data]) => data)]);
}

type Tag = readonly [signature: string, data: Buffer];

const HEADER = 128;
const CURVE_POINTS = 1024;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  [2025, 1, 1, 0, 0, 0].forEach((part, index) => bytes.writeUInt16BE(part, 24 + index * 2));
  bytes.write('acsp', 36, 'latin1');
  xyzNumbers(0xf6d6, 0x10000, 0xd32d).copy(bytes, 68);
  return bytes;
}

/** Numbers of ICC have sixteen bits after the point. */
function xyzNumbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(value, index * 4));
  return bytes;
}

function xyz(...values: readonly [number, number, number]): Buffer {
  return Buffer.concat([typed('XYZ '), xyzNumbers(...values)]);
}

function typed(signature: string): Buffer {
  return Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.alloc(4)]);
}

/** The transfer curve from code value to linear light. */
function curve(): Buffer {
  const points = Buffer.alloc(4 + CURVE_POINTS * 2);
  points.writeUInt32BE(CURVE_POINTS, 0);
  for (let index = 0; index < CURVE_POINTS; index += 1) {
    const code = index / (CURVE_POINTS - 1);
    const light = code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
    points.writeUInt16BE(Math.round(light * 0xffff), 4 + index * 2);
  }
  return Buffer.concat([typed('curv'), points]);
}

/** Tags begin at multiples of four. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function text(ascii: string): Buffer {
  return padded(Buffer.concat([typed('text'), Buffer.from(`${ascii}\0`, 'latin1')]));
}

/** In ASCII only: no Unicode name, no Macintosh name (67 bytes and a count). */
function description(ascii: string): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(ascii.length + 1, 0);
  const name = Buffer.from(`${ascii}\0`, 'latin1');
  return padded(Buffer.concat([typed('desc'), count, name, Buffer.alloc(8 + 3 + 67)]));
}
