import { describe, expect, it } from 'vitest';
import { packagePattern } from '../../../../src/core/drift/policy/packageNames.ts';

const matches = (pattern: string, name: string, ...names: string[]) =>
  packagePattern(pattern)({ package: name, names });

describe('a pattern over package names', () => {
  it.each([
    ['axios', 'axios'],
    ['@aws-sdk/*', '@aws-sdk/client-s3'],
    ['fs', 'node:fs'],
    ['node:fs', 'node:fs'],
    ['os', 'os'],
    ['Doctrine\\ORM', 'Doctrine\\ORM'],
    ['\\Doctrine\\ORM', 'Doctrine\\ORM'],
    ['Doctrine\\*', 'Doctrine\\ORM'],
    ['org.hibernate.*', 'org.hibernate.query'],
  ])('%s matches %s', (pattern, name) => expect(matches(pattern, name)).toBe(true));

  it.each([
    ['axios', 'axios-retry'],
    ['@aws-sdk/*', '@aws-sdk/client-s3/dist'],
    ['Doctrine\\*', 'Doctrine\\ORM\\Mapping'],
    ['Doctrine', 'Doctrine\\ORM'],
    ['../x', '../x'],
  ])('%s does not match %s', (pattern, name) => expect(matches(pattern, name)).toBe(false));

  it('looks at the further names of a package', () => {
    expect(matches('doctrine/orm', 'Doctrine\\ORM\\Mapping', 'doctrine/orm', 'Doctrine\\ORM')).toBe(true);
    expect(matches('Doctrine\\ORM', 'doctrine/orm', 'Doctrine\\ORM')).toBe(true);
  });
});
