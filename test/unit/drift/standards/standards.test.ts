import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src/core/drift/languages.ts';
import { standards } from '../../../../src/core/drift/standards/table.ts';
import { type StandardId, standardIds } from '../../../../src/core/model/blueprint.ts';

/** The text at each breach of a standard. */
function breaches(id: StandardId, text: string, path = 'src/a.ts'): string[] {
  const spans = languageOf(path)!.spans(text);
  const standard = standards[id];
  if (!standard.mayConcern(text)) return [];
  return standard.breaches({ path, text, spans }).map(({ start, end }) => text.slice(start, end));
}

const key = (head: string, length: number): string =>
  head + 'Zk3vQ9wLm2Xy7Tb5Rn8Pc4Hd6Jf1Gs'.repeat(4).slice(0, length);

interface Cases {
  refused: readonly [text: string, path?: string][];
  passed: readonly [text: string, path?: string][];
}

const cases: Readonly<Record<StandardId, Cases>> = {
  'empty-catch': {
    refused: [
      ['try { a(); } catch {}'],
      ['try { a(); } catch (error) {\n}'],
      ['try { a(); } catch (error: unknown) { /* ignore the error */ }'],
      ['load().catch(() => {});'],
      ['load().catch(error => { // nope\n});'],
      ['load().catch(async (_error: any) => { });'],
      ['load().catch(function () {});'],
      ['load().catch(function (error) {});'],
      ['try { a(); }\n// about the catch\ncatch (error) {}'],
    ],
    passed: [
      ['try { a(); } catch (error) { report(error); }'],
      ['try { a(); } catch { /* The file may be gone by now. */ }'],
      ['try { a(); } catch { // Already gone.\n}'],
      ['load().catch(() => undefined);'],
      ['const text = "catch (error) {}"; // catch {}'],
      ['const pattern = /catch {}/; const t = `catch {}`;'],
      ['const view = <p>catch {}</p>;', 'src/a.tsx'],
      ['const catchAll = { catch() { return 1; } };'],
      ['class Settled { then() {} catch() {} }'],
      ['const settled = { catch(error) {} };'],
      ['load().catch(function (error) { report(error); });'],
    ],
  },
  'todo-comment': {
    refused: [
      ['// TODO'],
      ['/*\n * FIXME: later\n */'],
      ['a(); // TODO(ada) rename'],
      ['{/* HACK around it */}', 'a.tsx'],
    ],
    passed: [
      ['// TODO(#123) rename'],
      ['// FIXME: see https://example.org/issues/7'],
      ['// TODO PLB-17: rename'],
      ['const TODO = "TODO: write";'],
      ['// the list of todos'],
      ['// Lines marked TODO are kept'],
    ],
  },
  secret: {
    refused: [
      [`const id = "${key('AKIA', 0)}QWERTYUIOPASDFGH";`],
      [`// ${key('ghp_', 36)}`],
      [`connect({ password: "${key('', 24)}9q" })`],
      [`const apiKey = '${key('', 32)}7';`],
      [`const apiKey2 = '${key('', 32)}7';`],
      [`const apiKey: Secret<string> | null = '${key('', 32)}7';`],
      [`const API_KEY: &'static str = "${key('', 32)}7";`, 'src/a.rs'],
      [`var apiKey string = "${key('', 32)}7"`, 'a.go'],
      [`<?php return ['password' => '${key('', 32)}7'];`, 'a.php'],
      [`config = { :password => '${key('', 32)}7' }`, 'a.rb'],
      [`const pem = "-----BEGIN RSA PRIVATE KEY-----\\nMIIEowIBAAKCAQEAwJalrXUtnFEMI";`],
    ],
    passed: [
      ['const password = process.env.PASSWORD;'],
      ['const password = "correct-horse-battery";'],
      ['const apiKey = "your-api-key-1234567890";'],
      ['const token = `${prefix}${id}`;'],
      ['const secret = "00000000-0000-4000-8000-1234567890ab";'],
      ["const password = '$2a$08$NO9tkFLCoSqX1c5wk3s7z.JfxaVMKA';"],
      ['const passwordLabel = "a7Gh29kLmN03pQrStUvW";'],
    ],
  },
  'commented-out-code': {
    refused: [
      ['// const a = 1;\n// send(a);\nrun();'],
      ['/*\nif (ready) {\n  start();\n}\n*/\nrun();'],
      ['// const a = 1;\n// if (a) { send(a); }\nrun();'],
      ['  // } else if (late) {\n  //   wait(5);\n  // }'],
    ],
    passed: [
      ['// It waits for the queue; then it sends.\n// The rest is done by the worker.'],
      ['// const a = 1;'],
      ['// send(mail)\n// receive(mail)'],
      ['/**\n * const a = 1;\n * send(a);\n */\nexport function send() {}'],
      ['// For example:\n//   const a = 1;\n//   send(a);'],
      ['// eslint-disable-next-line no-console\n// a(b);\n// c(d);'],
      ['run(); // send(a);\nrun(); // send(b);'],
    ],
  },
  'sql-from-strings': {
    refused: [
      ['db.query(`SELECT * FROM users WHERE id = ${id}`)'],
      ["db.query(`select name from users where name = '${name}'`)"],
      ['db.query("DELETE FROM users WHERE id = " + id)'],
      ["db.query(`INSERT INTO users (name) VALUES ('${name}')`)"],
      ['db.query(`UPDATE ${table} SET name = ${name}`)'],
    ],
    passed: [
      ['db.query("SELECT * FROM users WHERE id = $1", [id])'],
      ['sql`SELECT * FROM users WHERE id = ${id}`'],
      ['db.query(`SELECT * FROM ${table}`)'],
      ['db.query(`SELECT * FROM "${schema}"."users" WHERE id = $1`, [id])'],
      ["db.query(`DELETE FROM users WHERE id IN (${ids.map(() => '?').join()})`, ids)"],
      ['say(`Select a file from ${folder}`)'],
      ['db.query("SELECT a " + "FROM b")'],
    ],
  },
  'undocumented-public-function': {
    refused: [
      ['export function send() {}'],
      ['// only a remark\nexport async function send() {}'],
      ['export const send = (a: number): void => {};'],
      ['export const send = async mail => {};'],
      ['/* no documentation */\nexport default function send() {}'],
    ],
    passed: [
      ['/** Sends it. */\nexport function send() {}'],
      ['/** Sends it. */\n// biome-ignore lint: it is so\nexport function send() {}'],
      ['function send() {}'],
      ['export const limit = 5;'],
      ['/** Sends it. */\nexport function send(a: string): void;\nexport function send(a: number): void;'],
      ['const text = "export function send() {}";'],
    ],
  },
  naming: {
    refused: [
      ['class mailer {}'],
      ['type mail_id = string;'],
      ['function send_mail() {}'],
      ['interface mail { id: string }'],
    ],
    passed: [
      ['class Mailer extends Base {}'],
      ['type MailId = string;'],
      ['function sendMail() {}\nfunction Mail() {}\nfunction _hidden() {}'],
      ['const type = 5; type = other;'],
      ['// class mailer {}\nconst a = "function send_mail() {}";'],
    ],
  },
};

describe.each(standardIds)('%s', id => {
  const { refused, passed } = cases[id];
  it.each(refused)('refuses %s', (text, path) => expect(breaches(id, text, path)).toHaveLength(1));
  it.each(passed)('lets pass %s', (text, path) => expect(breaches(id, text, path)).toEqual([]));
});

it('underlines the name of a function and no other word with its letters', () => {
  expect(breaches('undocumented-public-function', 'export function c() {}')).toEqual(['c']);
  const text = 'export async function on() {}';
  const standard = standards['undocumented-public-function'];
  const [breach] = standard.breaches({ path: 'src/a.ts', text, spans: languageOf('src/a.ts')!.spans(text) });
  expect(breach!.start).toBe(text.indexOf('on()'));
});

describe('any text', () => {
  const hostile = [
    'catch ('.repeat(50_000),
    '/*'.repeat(50_000),
    `password = "${'a1B2'.repeat(200_000)}"`,
    '`SELECT a FROM b WHERE ${'.repeat(20_000),
    '// const a = '.repeat(50_000),
    'export const a = ('.repeat(20_000),
    `export const a${' '.repeat(200_000)}= (`,
    'type A<'.repeat(50_000),
    '-----BEGIN PRIVATE KEY-----'.repeat(20_000),
    'function '.repeat(50_000),
    "'SELECT ".repeat(50_000),
    `${'\n'.repeat(200_000)}// TODO`,
  ];
  it.each(standardIds)('%s answers whatever the text', id => {
    for (const text of hostile) expect(breaches(id, text).length).toBeLessThan(60_000);
  });
});
