import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApiEndpoints } from '../../../../src/core/documents/api/openapi.ts';

const read = (text: string) => openApiEndpoints(text, 'api.yaml');

const contract = `openapi: 3.1.0
security: [{ token: [] }]
paths:
  /users/{id}:
    parameters:
      - { name: id, in: path, required: true }
    get:
      summary: One user
      parameters:
        - $ref: '#/components/parameters/Fields'
      responses:
        '200': { description: The user., content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }
        '404': { $ref: '#/components/responses/NotFound' }
        default: { description: Something else went wrong }
    put:
      description: |
        Replaces a user.
        More words.
      security: []
      requestBody: { content: { application/json: { schema: { properties: { name: {}, mail: {} } } } } }
      responses: { '204': { description: Done } }
    x-note: not an operation
  /users:
    get:
      responses: { '200': { content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/User' } } } } } }
components:
  parameters:
    Fields: { name: fields, in: query }
  responses:
    NotFound: { description: No such user }
`;

describe('openApiEndpoints', () => {
  it('reads operations with parameters, bodies, responses and errors', () => {
    expect(read(contract)).toEqual([
      {
        method: 'GET',
        path: '/users/{id}',
        summary: 'One user',
        auth: 'token',
        request: 'id, fields? (query)',
        response: '200 The user (User)',
        errors: '404 No such user; default Something else went wrong',
        sources: ['api.yaml'],
      },
      {
        method: 'PUT',
        path: '/users/{id}',
        summary: 'Replaces a user.',
        auth: 'none',
        request: 'id, body: name, mail',
        response: '204 Done',
        errors: '',
        sources: ['api.yaml'],
      },
      expect.objectContaining({ method: 'GET', path: '/users', response: '200 (list of User)' }),
    ]);
  });

  it('reads JSON alike', () => {
    const json = JSON.stringify({ paths: { '/a': { post: { responses: { 201: {} } } } } });
    expect(read(json)).toEqual([expect.objectContaining({ method: 'POST', path: '/a', response: '201' })]);
    expect(read(`${json.slice(0, -1)},}`)).toHaveLength(1);
  });

  it('reads nothing where there is no such file', () => {
    for (const text of ['', 'a list', '- a', '{', 'paths: []', 'a: 1', '\0\0', `${'['.repeat(1e5)}`]) {
      expect(read(text), text.slice(0, 20)).toBeUndefined();
    }
    expect(read(`paths: {}\n#${'x'.repeat(2_000_000)}`)).toBeUndefined();
  });

  it('follows references only inside the file, and not for ever', () => {
    const circle = `paths:
  /a:
    get:
      parameters: [{ $ref: '#/components/parameters/A' }, { $ref: 'other.yaml#/x' }, { $ref: '#/constructor' }]
      responses: { '200': { $ref: '#/gone' } }
components: { parameters: { A: { $ref: '#/components/parameters/A' } } }
`;
    expect(read(circle)).toEqual([expect.objectContaining({ request: '', response: '200' })]);
  });

  it('never fails, whatever the file holds', () => {
    const value = fc.letrec(tie => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, true, 1, '', '#/paths', 'get'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'get',
            'post',
            'responses',
            '200',
            '404',
            '$ref',
            'content',
            'schema',
            'items',
            'name',
            'security',
            'parameters',
            'requestBody',
            'properties',
            'description',
          ),
          tie('node'),
          { maxKeys: 4 },
        ),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), paths => {
        expect(Array.isArray(read(JSON.stringify({ paths })))).toBe(true);
      }),
    );
  });
});
