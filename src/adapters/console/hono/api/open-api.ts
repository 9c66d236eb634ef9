import { z } from 'zod';
import { type Endpoint, endpoints, QUERY } from './endpoints.ts';
import { mistake } from './shapes.ts';

export const API_AT = '/api/v1';

/** The description of the API (OpenAPI 3.1), made from its endpoints. */
export function openApi(base: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'OnRecord',
      version: '1',
      description: 'Who said what, in which exact words, when, where published. Reading only.',
    },
    servers: [{ url: `${base}${API_AT}` }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'ONRECORD_WEB_TOKEN, where one is set' },
      },
    },
    security: [{ token: [] }],
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path.replace(/:(\w+)/g, '{$1}'), { get: operation(endpoint) }]),
    ),
  };
}

function operation({ path, summary, query, result }: Endpoint): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const asked = query.map((name) => ({
    name,
    in: 'query',
    required: false,
    description: QUERY[name],
    schema: name === 'page' ? { type: 'integer', minimum: 1, maximum: 500 } : { type: 'string' },
  }));
  return {
    summary,
    operationId: path
      .replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replace(/^\w/, (letter) => letter.toLowerCase()),
    parameters: [...inPath, ...asked],
    responses: {
      200: { description: summary, content: { 'application/json': { schema: schemaOf(result) } } },
      400: {
        description: 'What was asked for could not be understood',
        content: { 'application/json': { schema: schemaOf(mistake) } },
      },
      404: { description: 'There is no such thing', content: { 'application/json': { schema: schemaOf(mistake) } } },
    },
  };
}

function schemaOf(shape: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(shape);
  return schema;
}
