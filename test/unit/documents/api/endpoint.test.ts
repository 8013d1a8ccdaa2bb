import { describe, expect, it } from 'vitest';
import { describedEndpoints } from '../../../../src/core/documents/api/contractTable.ts';
import {
  endpointKey,
  mentionedEndpoints,
  mergedEndpoints,
} from '../../../../src/core/documents/api/endpoint.ts';
import { architectureSections } from '../../../../src/core/plan/phases/sectionFiles.ts';
import { sectionAnswers } from '../../../../src/core/plan/sections/sectionAnswers.ts';

const described = (section: string) => {
  const text = `# Architecture\n\n## API contracts\n\n${section}\n\n## Data design\n\nGET /not/this\n`;
  return describedEndpoints(sectionAnswers({ path: 'a.md', text }, architectureSections), 'a.md');
};

describe('describedEndpoints', () => {
  it('reads the table of phase 2, whatever its columns are called', () => {
    expect(
      described(
        'Some words.\n\n| Verb | Route | Body | Answer | Errors |\n|---|---|---|---|---|\n| post | `/a/:id` | x | 202 | 409 taken |\n| | | | | |',
      ),
    ).toEqual([
      {
        method: 'POST',
        path: '/a/:id',
        summary: '',
        auth: '',
        request: 'x',
        response: '202',
        errors: '409 taken',
        sources: ['a.md'],
      },
    ]);
    expect(described('| Endpoint | Auth |\n|---|---|\n| `GET /b` | admin |')).toEqual([
      expect.objectContaining({ method: 'GET', path: '/b', auth: 'admin' }),
    ]);
  });

  it('reads prose', () => {
    expect(described('POST /digests answers 202. `DELETE /digests/{id}` too; see GET /digests.')).toEqual([
      expect.objectContaining({ method: 'POST', path: '/digests' }),
      expect.objectContaining({ method: 'DELETE', path: '/digests/{id}' }),
      expect.objectContaining({ method: 'GET', path: '/digests' }),
    ]);
    expect(described('N/A: no API, though POST /x was thought of')).toEqual([]);
  });
});

describe('endpoints', () => {
  it('are the same however parameters are written', () => {
    const keys = ['/a/:id/b', '/a/{userId}/b', '/a/<id>/b/', '/a/{}/b?x=1'].map(path =>
      endpointKey('get', path),
    );
    expect(new Set(keys).size).toBe(1);
    expect(endpointKey('GET', '/')).toBe('GET /');
  });

  it('are found in words, code and tables, and not in other words', () => {
    const named = mentionedEndpoints('GET /a, `POST /b`, | PUT | `/c/{id}` |, get /etc/hosts, TARGET /d');
    expect(named.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /a',
      'POST /b',
      'PUT /c/{id}',
    ]);
  });

  it('are put together from what several files say', () => {
    const one = {
      method: 'GET',
      path: '/a/:id',
      summary: '',
      auth: 'user',
      request: '',
      response: '',
      errors: '',
      sources: ['a'],
    };
    const two = { ...one, path: '/a/{id}', summary: 'Gives a', auth: 'none', sources: ['b'] };
    expect(mergedEndpoints([[one], [two]])).toEqual([{ ...one, summary: 'Gives a', sources: ['a', 'b'] }]);
  });
});
