import { describe, expect, it } from '@jest/globals';

import { browserEnvironment } from './environment.js';

const PACKAGED = { executablePath: '/cache/chromium', libraryFolder: '/cache/lib' };

describe('browserEnvironment', () => {
  it('leaves Chromium nothing to add while its threads read, and has nothing of this process', () => {
    expect(browserEnvironment(PACKAGED, '/work/fonts.conf', '/work/profile')).toEqual({
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      FC_FONTATIONS: '1',
      HOME: '/work/profile',
      TMPDIR: '/work/profile',
      LANG: 'C.UTF-8',
      TZ: 'Asia/Shanghai',
      FONTCONFIG_FILE: '/work/fonts.conf',
      LD_LIBRARY_PATH: '/cache/lib',
    });
  });

  it('leaves the libraries of a browser of the machine to the machine', () => {
    const own = browserEnvironment({ ...PACKAGED, libraryFolder: null }, '/f', '/p');
    expect(own).not.toHaveProperty('LD_LIBRARY_PATH');
  });
});
