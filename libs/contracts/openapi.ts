import { ERROR_CODES } from '#libs/kernel';
import { z } from 'zod';
import { API_PREFIX, type Endpoint } from './endpoint.js';
import { ENDPOINTS } from './endpoints/index.js';
import { errorBody } from './schemas/errors.js';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  // OpenAPI 3.1 takes JSON Schema as it is; the dialect is named once for the whole document.
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(made).filter(([key]) => key !== '$schema'));
};

const json = (schema: Json): Json => ({ 'application/json': { schema } });

function parameters(place: 'path' | 'query', object: z.ZodObject | undefined): Json[] {
  if (object === undefined) return [];
  return Object.entries(object.shape).map(([name, schema]) => {
    const input = schemaOf(schema as z.ZodType, 'input');
    return {
      name,
      in: place,
      required: place === 'path' || !(schema as z.ZodType).safeParse(undefined).success,
      schema: input,
    };
  });
}

function requestBody({ body, upload }: Endpoint): Json {
  if (body !== undefined)
    return { requestBody: { required: true, content: json(schemaOf(body, 'input')) } };
  if (upload === undefined) return {};
  const data = schemaOf(upload, 'input');
  const schema = {
    type: 'object',
    properties: { data, file: { type: 'string', format: 'binary' } },
    required: ['data', 'file'],
  };
  return {
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': { schema, encoding: { data: { contentType: 'application/json' } } },
      },
    },
  };
}

function success({ answer }: Endpoint): Json {
  if ('schema' in answer)
    return { description: '成功', content: json(schemaOf(answer.schema, 'output')) };
  if ('media' in answer) {
    return {
      description: '成功',
      content: { [answer.media]: { schema: { type: 'string', format: 'binary' } } },
    };
  }
  return { description: '成功，无内容' };
}

function operation(id: string, endpoint: Endpoint): Json {
  const { access, errors } = endpoint;
  const refusal = {
    description: errors.join('、') || '见错误码',
    content: json({ $ref: '#/components/schemas/Error' }),
  };
  return {
    operationId: id,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(access === 'public' ? { security: [] } : {}),
    ...(typeof access === 'string' ? {} : { 'x-roles': access }),
    'x-errors': errors,
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query)],
    ...requestBody(endpoint),
    responses: {
      [String(endpoint.answer.status)]: success(endpoint),
      '4XX': refusal,
      '5XX': refusal,
    },
  };
}

/** The OpenAPI 3.1 document, made from the schemas that requests are parsed with. Pure. */
export function openApiDocument(info: { readonly version: string }): Json {
  const paths: Record<string, Json> = {};
  for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const path = `${API_PREFIX}${endpoint.path}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(id, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '部门整体绩效自评',
      version: info.version,
      license: { name: 'MulanPSL-2.0', identifier: 'MulanPSL-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'ziping_session' } },
      schemas: {
        Error: schemaOf(errorBody, 'output'),
        ErrorCode: { type: 'string', enum: ERROR_CODES },
      },
    },
  };
}
