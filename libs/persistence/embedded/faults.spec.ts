import { describe, expect, it } from '@jest/globals';

import { ZipingError } from '#libs/kernel';

import { asDatabaseUnavailable, databaseUnavailable, faultOf } from './faults.js';

const errno = (code: string): Error => Object.assign(new Error('mkdir failed'), { code });

describe('the reason of a database that does not start', () => {
  it.each([
    [errno('ENOSPC'), 'disk_full'],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk_full'],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'disk_full'],
    [errno('EROFS'), 'read_only'],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'read_only'],
    [errno('EACCES'), 'no_permission'],
    ['FATAL:  data directory "/x" has wrong ownership', 'no_permission'],
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'port_taken'],
    ['FATAL:  database files are incompatible with server', 'other_version'],
    ['PANIC:  could not locate a valid checkpoint record', 'damaged'],
    ['postgres: error while loading shared libraries: libicuuc.so.60', 'unsupported_system'],
    [new Error('something else'), 'failed'],
  ])('%p is %s', (cause, reason) => {
    expect(faultOf(cause)).toBe(reason);
  });

  it('reads what a program wrote to its error output', () => {
    const failed = Object.assign(new Error('Command failed'), {
      stderr: 'initdb: error: could not create directory: No space left on device',
    });
    expect(faultOf(failed)).toBe('disk_full');
  });

  it('tells people the place and the log, and keeps the cause', () => {
    const cause = errno('EROFS');
    const error = asDatabaseUnavailable(cause, { home: '/data/ziping', log: '/data/server.log' });
    expect(error).toMatchObject({ code: 'database.unavailable', details: { reason: 'read_only' } });
    expect(error.message).toContain('/data/ziping');
    expect(error.message).toContain('/data/server.log');
    expect(error.cause).toBe(cause);
  });

  it('leaves an error alone that is explained already', () => {
    const known = databaseUnavailable('port_taken', { home: '/x', port: 5 });
    expect(known).toBeInstanceOf(ZipingError);
    expect(asDatabaseUnavailable(known, { home: '/y' })).toBe(known);
  });
});
