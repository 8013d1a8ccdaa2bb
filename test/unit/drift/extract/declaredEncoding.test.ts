import { describe, expect, it } from 'vitest';
import { declaredEncoding } from '../../../../src/core/drift/extract/declaredEncoding.ts';

describe('the encoding that a file declares (PEP 263)', () => {
  it.each([
    ['# coding: latin-1', 'latin-1'],
    ['# -*- coding: utf-8 -*-', 'utf-8'],
    ['# vim: set fileencoding=cp1252 :', 'cp1252'],
    ['#!/usr/bin/python\n# encoding: euc_jp', 'euc_jp'],
    ['\r\n\t#coding:\tgbk\r\n', 'gbk'],
    ['# coding: one\n# coding: two', 'one'],
    ['x = 1\n# coding: gbk', undefined],
    ['#\n#\n# coding: gbk', undefined],
    ['x = 1 # coding: gbk', undefined],
    ['# coding : gbk', undefined],
    ['', undefined],
  ])('%j declares %s', (text, encoding) => {
    expect(declaredEncoding('a/b.py', text)).toBe(encoding);
  });

  it('is one of Python and Ruby alone', () => {
    const declaring = ['a.py', 'a.pyi', 'a.rb', 'a.ts', 'a.php', 'py'].filter(
      path => declaredEncoding(path, '# coding: gbk') !== undefined,
    );
    expect(declaring).toEqual(['a.py', 'a.pyi', 'a.rb']);
  });
});
