import { promises, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a program of the product, `node --import`: below ZIPING_STORAGE it finds as many bytes of room as the file
 * TEST_DISK_ROOM says, and as many as it likes while there is no such file. A write that does not fit ends in the middle, as
 * the kernel ends it. (A full disk proper needs a mount, which needs root.)
 */
const { TEST_DISK_ROOM: note = '', ZIPING_STORAGE: storage = '' } = process.env;
const { open } = promises;

promises.open = async (path, ...rest) => {
  const file = await open(path, ...rest);
  if (!String(path).startsWith(storage)) return file;
  const write = file.writeFile.bind(file);
  file.writeFile = async (data) => {
    const bytes = Buffer.from(data as Uint8Array);
    const fits = taken(bytes.length);
    await write(bytes.subarray(0, fits));
    if (fits < bytes.length) throw noSpace();
  };
  return file;
};
syncBuiltinESMExports();

/** How many of the bytes there is room for, which is then gone. */
function taken(wanted: number): number {
  try {
    const room = Number(readFileSync(note, 'utf8'));
    const fits = Math.min(room, wanted);
    writeFileSync(note, String(room - fits), { flag: 'r+' });
    return fits;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return wanted;
    throw error;
  }
}

const noSpace = (): Error =>
  Object.assign(new Error('ENOSPC: no space left on device, write'), {
    ...{ code: 'ENOSPC', errno: -28, syscall: 'write' },
  });
