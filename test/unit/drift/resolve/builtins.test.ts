import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { normaliseBuiltin } from '../../../../src/core/drift/resolve/ecmascript/builtins.ts';

describe('the modules of Node', () => {
  // Names with `_` are Node's own internals; those with `node:` are known by their prefix.
  const known = builtinModules.filter(name => !name.startsWith('_') && !name.startsWith('node:'));

  it.each(known)('%s is one, with and without its prefix', name => {
    expect(normaliseBuiltin(name)).toBe(`node:${name.split('/')[0]}`);
    expect(normaliseBuiltin(`node:${name}`)).toBe(`node:${name.split('/')[0]}`);
  });

  it.each(['lodash', 'fs/', 'fs/other', 'test', 'constructor', '', 'buffer/'])('"%s" is none', name => {
    expect(normaliseBuiltin(name)).toBeUndefined();
  });
});
