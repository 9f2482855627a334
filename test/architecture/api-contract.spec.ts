import 'reflect-metadata';

import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { describe, expect, it } from '@jest/globals';

import { API_PREFIX, ENDPOINTS, openApiDocument, type Endpoint } from '#libs/contracts';
import { ERROR_CODES } from '#libs/kernel';
import { ROLES } from '#libs/workflow';

import { CONTROLLERS } from '../../apps/api/controllers/index.js';
import { ERROR_STATUS } from '../../apps/api/http/error-status.js';
import { ENDPOINT_METADATA } from '../../apps/api/http/route.js';

/** A route as Nest will mount it. */
interface Mounted {
  readonly handler: string;
  readonly route: string;
  readonly endpoint: string | undefined;
}

/** Every method of every controller that Nest would give a path. */
function mountedRoutes(): Mounted[] {
  return CONTROLLERS.flatMap((controller) => {
    const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
    const prototype = controller.prototype as unknown as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (typeof handler !== 'function' || name === 'constructor') return [];
      const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
      if (path === undefined) return [];
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
      const endpoint = Reflect.getMetadata(ENDPOINT_METADATA, handler) as string | undefined;
      const route = `${RequestMethod[method]} ${prefix}${path.replace(/:(\w+)/g, '{$1}')}`;
      return [{ handler: `${controller.name}.${name}`, route, endpoint }];
    });
  });
}

const documented = (): string[] => {
  const { paths } = openApiDocument({ version: '0' }) as {
    paths: Record<string, Record<string, unknown>>;
  };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
};

describe('the routes of the service', () => {
  const mounted = mountedRoutes();

  it('are all bound to an entry of the contract, which says who may call', () => {
    expect(mounted.filter(({ endpoint }) => endpoint === undefined)).toEqual([]);
    expect(mounted.length).toBeGreaterThan(40);
  });

  it('are exactly those of the OpenAPI document', () => {
    expect(mounted.map(({ route }) => route).sort()).toEqual(documented().sort());
  });

  it('serve every entry of the contract once', () => {
    expect(mounted.map(({ endpoint }) => endpoint).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });

  it('are open to everybody only where that was decided', () => {
    const open = Object.entries<Endpoint>(ENDPOINTS).filter(
      ([, { access }]) => access === 'public',
    );
    expect(open.map(([id]) => id).sort()).toEqual([
      'getOpenData',
      'getOpenDataSchema',
      'getOpenDataTable',
      'getPublicFacets',
      'getPublicFeed',
      'getPublished',
      'getPublishedFile',
      'listDemoAccounts',
      'listPublished',
      'live',
      'ready',
      'signIn',
      'verifyCode',
      'verifyDocument',
    ]);
  });

  it('name only roles there are, and at least one', () => {
    for (const { access } of Object.values<Endpoint>(ENDPOINTS)) {
      if (typeof access === 'string') continue;
      expect(access.length).toBeGreaterThan(0);
      for (const role of access) expect(ROLES).toContain(role);
    }
  });

  it('have a schema for every parameter in their path', () => {
    for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
      const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const described = Object.keys(endpoint.params?.shape ?? {});
      expect([id, described.sort()]).toEqual([id, inPath.sort()]);
    }
  });
});

describe('the OpenAPI document', () => {
  it('stands below the prefix and describes request, answer and refusals of every operation', () => {
    const { paths } = openApiDocument({ version: '0' }) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
    };
    for (const [path, operations] of Object.entries(paths)) {
      expect(path.startsWith(`${API_PREFIX}/`)).toBe(true);
      for (const operation of Object.values(operations)) {
        expect(operation['summary']).toMatch(/\p{Script=Han}/u);
        expect(Object.keys(operation['responses'] as object)).toEqual(
          expect.arrayContaining(['4XX', '5XX']),
        );
      }
    }
  });

  it('is the same whenever it is made', () => {
    expect(openApiDocument({ version: '0' })).toEqual(openApiDocument({ version: '0' }));
  });
});

describe('error codes', () => {
  it('have each one HTTP status of refusal or failure', () => {
    expect(Object.keys(ERROR_STATUS).sort()).toEqual([...ERROR_CODES].sort());
    for (const status of Object.values(ERROR_STATUS)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
    }
  });
});
