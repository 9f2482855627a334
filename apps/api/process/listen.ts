import { createServer } from 'node:net';

import { ZipingError } from '#libs/kernel';

interface Address {
  readonly host: string;
  readonly port: number;
}

const REASONS: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ port }) =>
    `端口 ${port} 已被占用：可能已有一个实例在运行。请先关闭它，或换一个端口：PORT=${port + 1} npm start\n` +
    `Port ${port} is in use.`,
  EACCES: ({ port }) =>
    `没有权限使用端口 ${port}。请换一个 1024 以上的端口：PORT=3000 npm start\n` +
    `Port ${port} needs more rights.`,
  EADDRNOTAVAIL: ({ host }) => `本机没有地址 ${host}。请检查 HOST。\nNo such address here.`,
  ENOTFOUND: ({ host }) => `找不到主机名 ${host}。请检查 HOST。\nNo such host.`,
};

/**
 * Looks whether the address can be had before anything slow is started for it. Errors: `config.invalid` with the reason.
 */
export function requireAddress(address: Address): Promise<void> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error) => {
      reject(addressError(error, address));
    });
    probe.listen({ host: address.host, port: address.port, exclusive: true }, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}

/** An error of listening in words; anything else as it is. */
export function addressError(error: Error, address: Address): Error {
  const code = 'code' in error ? String(error.code) : '';
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (reason === undefined) return error;
  return new ZipingError('config.invalid', reason(address), { path: 'PORT', cause: error });
}
