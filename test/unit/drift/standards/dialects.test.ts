import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../src/core/drift/languages.ts';
import { isTestFile } from '../../../../src/core/drift/standards/dialects/testFiles.ts';
import { standards } from '../../../../src/core/drift/standards/table.ts';
import { type StandardId, standardIds } from '../../../../src/core/model/blueprint.ts';

/** The text at each breach of a standard. */
function breaches(id: StandardId, path: string, text: string): string[] {
  const standard = standards[id];
  if (!standard.mayConcern(text)) return [];
  return standard
    .breaches({ path, text, spans: languageOf(path)!.spans(text) })
    .map(({ start, end }) => text.slice(start, end));
}

interface Cases {
  refused: readonly string[];
  passed: readonly string[];
}

/** What each standard refuses and lets pass, by file; a secret is the same in every language. */
const cases: Readonly<Record<Exclude<StandardId, 'secret'>, Readonly<Record<string, Cases>>>> = {
  'empty-catch': {
    'a.py': {
      refused: [
        'try:\n    a()\nexcept Exception:\n    pass\n',
        'try:\n    a()\nexcept:\n    pass  # ignore\nb()\n',
        'try:\n    a()\nexcept BaseException as e: pass\n',
        'try:\n    a()\nexcept Exception:\n    ...\n',
      ],
      passed: [
        'try:\n    a()\nexcept KeyError:\n    pass\n',
        'try:\n    a()\nexcept Exception:\n    pass  # the file may be gone by now\n',
        'try:\n    a()\nexcept Exception:\n    # the file may be gone\n    pass\n',
        'try:\n    a()\nexcept Exception:\n    pass\n    log()\n',
        'text = """\nexcept Exception:\n    pass\n"""\n',
      ],
    },
    'a.go': {
      refused: ['func f() {\n\tif err := g(); err != nil {\n\t}\n}\n', 'func f() { if err != nil {} }\n'],
      passed: [
        'func f() {\n\tif err != nil {\n\t\treturn err\n\t}\n}\n',
        'func f() {\n\tif err != nil {\n\t\t// The peer has gone already.\n\t}\n}\n',
        'func f() { _ = g() }\n',
      ],
    },
    'a.rs': {
      refused: [
        'fn f() { match g() { Ok(x) => h(x), Err(_) => {} } }',
        'fn f() { match g() {\n Ok(x) => h(x), // tells everybody else\n Err(_) => {} } }',
        'fn f() { if let Err(_) = g() {} }',
        'fn f() { match g() { Ok(x) => h(x), Err(_) => (), } }',
      ],
      passed: [
        'fn f() { match g() { Ok(x) => h(x), Err(e) => return Err(e) } }',
        'fn f() { match g() { Ok(x) => h(x), Err(_) => { /* the peer has gone */ } } }',
        'fn f() { match g() {\n  Ok(x) => h(x),\n  // The peer may have gone.\n  Err(_) => {}\n} }',
        'fn f() { let _ = g(); }',
        'fn f() { let text = "Err(_) => {}"; }',
      ],
    },
    'A.java': {
      refused: ['class A { void f() { try { g(); } catch (IOException e) { } } }'],
      passed: [
        'class A { void f() { try { g(); } catch (IOException e) { throw e; } } }',
        'class A { void f() { try { g(); } catch (IOException ignored) { } } }',
        'class A { void f() { try { g(); } catch (IOException e) { // closed by the peer\n } } }',
      ],
    },
    'a.kt': {
      refused: ['fun f() { try { g() } catch (e: IOException) { } }'],
      passed: [
        'fun f() { try { g() } catch (e: IOException) { log(e) } }',
        'fun f() { try { g() } catch (_: IOException) { } }',
      ],
    },
    'A.cs': {
      refused: [
        'class A { void F() { try { G(); } catch { } } }',
        'class A { void F() { try { G(); } catch (Error e) when (e.Code == 4) { } } }',
      ],
      passed: ['class A { void F() { try { G(); } catch (Error e) { throw; } } }'],
    },
    'a.php': {
      refused: ['<?php try { f(); } catch (\\Exception $e) { }'],
      passed: ['<?php try { f(); } catch (\\Exception $e) { report($e); }', '<p>catch (e) {}</p>'],
    },
    'a.rb': {
      refused: ['begin\n  a\nrescue => e\nend\n', 'def f\n  a\nrescue StandardError\n  # ignore\nend\n'],
      passed: [
        'begin\n  a\nrescue => e\n  report(e)\nend\n',
        'begin\n  a\nrescue Errno::ENOENT\n  # The file is gone already.\nend\n',
      ],
    },
    'a.vue': {
      refused: ['<template><p>catch {}</p></template>\n<script>\ntry { a(); } catch {}\n</script>\n'],
      passed: [
        '<template><p>catch {}</p></template>\n<script>\ntry { a(); } catch (e) { b(e); }\n</script>\n',
      ],
    },
  },
  'todo-comment': {
    'a.py': { refused: ['# TODO: later\na()\n'], passed: ['# TODO(#12): later\n', 'a = "# TODO"\n'] },
    'a.rb': { refused: ['# FIXME later\n'], passed: ['a = "# TODO"\n'] },
    'a.go': { refused: ['// TODO(ada): later\n'], passed: ['// See GH-12 for the TODO list\n'] },
    'a.rs': { refused: ['// TODO: later\n'], passed: ['/// The list of todos\n'] },
    'A.java': { refused: ['/* HACK around it */\n'], passed: ['// TODO ABC-12 later\n'] },
    'a.kt': { refused: ['// XXX\n'], passed: ['val a = "TODO"\n'] },
    'A.cs': { refused: ['// TODO\n'], passed: ['var a = @"// TODO";\n'] },
    'a.php': { refused: ['<?php # TODO\n'], passed: ['<p># TODO</p>\n'] },
    'a.svelte': { refused: ['<script>\n// TODO\n</script>\n'], passed: ['<p>// TODO</p>\n'] },
  },
  'commented-out-code': {
    'a.py': {
      refused: [
        '# result = load(path)\n# send(result, 5)\n# self.queue.put(result)\nrun()\n',
        '# result = load(path)\n# if result:\n#     send(result)\nrun()\n',
      ],
      passed: [
        '# It waits for the queue, and then it sends.\n# if the queue is full it waits: see below\nrun()\n',
      ],
    },
    'a.go': {
      refused: ['func f() {\n\t// if err != nil {\n\t// \treturn nil, err\n\t// }\n\tg()\n}\n'],
      passed: ['// Send sends it, as in\n//\n//\tc := Dial(x)\n//\tc.Send(y)\nfunc Send() {}\n'],
    },
    'a.rs': {
      refused: ['fn f() {\n    // let x = g();\n    // h(x);\n    i();\n}\n'],
      passed: ['/// let x = g();\n/// h(x);\nfn f() {}\n'],
    },
    'A.java': {
      refused: ['class A {\n  // int a = 5;\n  // send(a);\n}\n'],
      passed: ['class A {\n  /** int a = 5;\n   * send(a); */\n  void f() {}\n}\n'],
    },
    'a.kt': {
      refused: ['// val a = load()\n// queue.send(a)\nfun f() {}\n'],
      passed: ['// val, var and fun are words.\n'],
    },
    'A.cs': {
      refused: ['// var a = Load();\n// Send(a);\nclass A {}\n'],
      passed: ['/// var a = Load();\n/// Send(a);\nclass A {}\n'],
    },
    'a.php': {
      refused: ['<?php\n// $a = load();\n// send($a);\nrun();\n'],
      passed: ['<?php\n// It loads and sends; then it runs.\nrun();\n'],
    },
    'a.rb': {
      refused: ['# @queue = Queue.new(5)\n# @queue.push(job)\nrun\n'],
      passed: [
        '# Sends the job. If the queue is full it waits.\n#\n#   queue = Queue.new(5)\n#   queue.push(job)\ndef send_job\nend\n',
        '# if the thread ends, its connection may be\n# while it waits for\nrun\n',
      ],
    },
  },
  'sql-from-strings': {
    'a.py': {
      refused: [
        'db.execute(f"SELECT * FROM users WHERE id = {id}")',
        'db.execute("SELECT * FROM users WHERE id = %s" % id)',
        'db.execute("SELECT * FROM users WHERE id = {}".format(id))',
        'db.execute("SELECT * FROM users WHERE id = " + id)',
      ],
      passed: [
        'db.execute("SELECT * FROM users WHERE id = %s", (id,))',
        'db.execute(f"SELECT * FROM {table}")',
        'db.execute(t"SELECT * FROM users WHERE id = {id}")',
        'say(f"Select a file from {folder}")',
      ],
    },
    'a.go': {
      refused: [
        'func f() { db.Query(fmt.Sprintf("SELECT * FROM users WHERE name = \'%s\'", name)) }',
        'func f() { db.Query("SELECT * FROM users WHERE id = " + id) }',
      ],
      passed: [
        'func f() { db.Query("SELECT * FROM users WHERE id = $1", id) }',
        'func f() { db.Query(fmt.Sprintf("SELECT * FROM %s", table)) }',
        'func f() { db.Query(fmt.Sprintf("SELECT * FROM users WHERE id = %d", id)) }',
      ],
    },
    'a.rs': {
      refused: ['fn f() { query(&format!("SELECT * FROM users WHERE id = {}", id)); }'],
      passed: ['fn f() { query("SELECT * FROM users WHERE id = $1").bind(id); }'],
    },
    'A.java': {
      refused: [
        'class A { void f() { db.query("SELECT * FROM users WHERE id = " + id); } }',
        'class A { void f() { db.query(String.format("SELECT * FROM users WHERE name = \'%s\'", name)); } }',
      ],
      passed: ['class A { void f() { db.query("SELECT * FROM users WHERE id = ?", id); } }'],
    },
    'a.kt': {
      refused: ['fun f() { db.query("SELECT * FROM users WHERE id = $id") }'],
      passed: ['fun f() { db.query("SELECT * FROM $table WHERE id = ?", id) }'],
    },
    'A.cs': {
      refused: ['class A { void F() { db.Query($"SELECT * FROM users WHERE id = {id}"); } }'],
      passed: [
        'class A { void F() { db.Users.FromSqlInterpolated($"SELECT * FROM users WHERE id = {id}"); } }',
      ],
    },
    'a.php': {
      refused: [
        '<?php $db->query("SELECT * FROM users WHERE id = $id");',
        "<?php $db->query('SELECT * FROM users WHERE id = ' . $id);",
      ],
      passed: [
        '<?php $db->query("SELECT * FROM users WHERE id = ?", [$id]);',
        '<?php $db->query(sprintf("SELECT * FROM users WHERE id IN (%s)", $marks), $ids);',
      ],
    },
    'a.rb': {
      refused: ['db.execute("SELECT * FROM users WHERE id = #{id}")'],
      passed: [
        'db.execute("SELECT * FROM users WHERE id = ?", id)',
        'db.execute("INSERT INTO users (name) VALUES (#{quote(name)})")',
      ],
    },
  },
  'undocumented-public-function': {
    'a.py': {
      refused: [
        'def send(mail):\n    return 1\n',
        'class Post:\n    def send(self, mail: dict[str, int]) -> None:\n        return 1\n',
      ],
      passed: [
        'def send(mail):\n    """Sends it."""\n',
        'def _send(mail):\n    return 1\n',
        'def send(\n    mail: str = ":",\n) -> int:\n    # said below\n    r"""Sends it."""\n',
        'class _Post:\n    def _send(self):\n        return 1\n',
        'class Post:\n    """A post."""\n\n    @override\n    def send(self):\n        return 1\n',
      ],
    },
    'test_a.py': { refused: [], passed: ['def test_send():\n    return 1\n'] },
    'a.go': {
      refused: ['package a\n\nfunc Send() {}\n', 'package a\n\nfunc (p *Post) Send() {}\n'],
      passed: [
        'package a\n\n// Send sends it.\nfunc Send() {}\n',
        'package a\n\nfunc send() {}\n',
        'package a\n\nfunc (p *post) Send() {}\n',
        'package a\n\nfunc (p *Post) String() string { return "" }\n',
        '// Code generated by x. DO NOT EDIT.\npackage a\n\nfunc Send() {}\n',
      ],
    },
    'a.rs': {
      refused: ['pub fn send() {}\n', '#[inline]\npub async fn send() {}\n'],
      passed: [
        '/// Sends it.\n#[inline]\npub fn send() {}\n',
        'fn send() {}\npub(crate) fn post() {}\n',
        '#[doc = "Sends it."]\npub fn send() {}\n',
        '#[cfg(test)]\nmod tests {\n    pub fn helper() {}\n}\n',
      ],
    },
    'A.java': {
      refused: ['public class A {\n  public void send(Mail mail) {}\n}\n'],
      passed: [
        'public class A {\n  /** Sends it. */\n  @Deprecated\n  public void send(Mail mail) {}\n}\n',
        'public class A {\n  @Override\n  public void send(Mail mail) {}\n  public String getName() { return name; }\n}\n',
        'public class A {\n  void send(Mail mail) {}\n}\n',
      ],
    },
    'a.kt': {
      refused: ['fun send(mail: Mail) {}\n', 'class A {\n    suspend fun send(mail: Mail) {}\n}\n'],
      passed: [
        '/** Sends it. */\nfun send(mail: Mail) {}\n',
        'private fun send(mail: Mail) {}\nclass A {\n    override fun post() {}\n}\n',
      ],
    },
    'A.cs': {
      refused: ['public class A {\n  public Task Send(Mail mail) => null;\n}\n'],
      passed: [
        'public class A {\n  /// <summary>Sends it.</summary>\n  [Obsolete]\n  public Task Send(Mail mail) => null;\n}\n',
        'public class A {\n  public override string ToString() => "";\n  internal void Send() {}\n}\n',
      ],
    },
    'a.php': {
      refused: [
        '<?php\nclass A {\n    public function send($mail) {}\n}\n',
        '<?php\nfunction send($mail) {}\n',
      ],
      passed: [
        '<?php\nclass A {\n    /** Sends it. */\n    public function send($mail) {}\n    private function post() {}\n    public function __construct() {}\n}\n',
      ],
    },
    'a.rb': {
      refused: ['class A\n  def send_mail(mail)\n  end\nend\n'],
      passed: [
        'class A\n  # Sends it.\n  def send_mail(mail)\n  end\n\n  private\n\n  def hidden\n  end\nend\n',
        'class A\n  def initialize\n  end\nend\n',
      ],
    },
  },
  naming: {
    'a.py': {
      refused: [
        'class mail_box:\n    pass\n',
        'def Send_Mail():\n    pass\n',
        'class mailer:\n    pass\n',
        'class Mailer:\n    def sendMail(self):\n        pass\n',
        'class Mailer(object):\n    def sendMail(self):\n        pass\n',
      ],
      passed: [
        'class MailBox(Base):\n    def send_mail(self):\n        pass\n    def setUp(self):\n        pass\n',
        'class Window(Widget):\n    def paintEvent(self):\n        pass\n',
        'class suppress(Manager):\n    pass\n',
      ],
    },
    'a.go': {
      refused: ['package a\n\ntype mail_box struct {}\n', 'package a\n\nfunc send_mail() {}\n'],
      passed: ['package a\n\ntype MailBox struct {}\n\nfunc sendMail() {}\n'],
    },
    'a.rs': {
      refused: ['struct mail_box {}\n', 'fn sendMail() {}\n'],
      passed: ['struct MailBox;\nfn send_mail() {}\n'],
    },
    'A.java': {
      refused: [
        'class mailBox { }\n',
        'class A {\n  public void Send_mail() {}\n}\n',
        'class A {\n  void send_mail() {}\n}\n',
        'class A {\n  public static Mail SendMail() {}\n}\n',
      ],
      passed: [
        'class A {\n  public <T> A(T mail) {}\n  private record Mail(int id) {}\n  native void send_mail();\n}\n',
        'class MailBox {\n  public void sendMail() {}\n}\n',
      ],
    },
    'a.kt': {
      refused: ['class mailBox {}\n', 'fun send_mail() {}\n'],
      passed: [
        'external fun send_mail(): Int\n',
        'class MailBox {\n  fun sendMail() {}\n}\n@Composable fun Mail() {}\n',
      ],
    },
    'A.cs': {
      refused: [
        'class mailBox { }\n',
        'class A {\n  public void sendMail() {}\n}\n',
        'class A {\n  void send() {}\n}\n',
      ],
      passed: [
        'class A {\n  static extern int send_mail();\n}\n',
        'class MailBox {\n  public void SendMail() {}\n}\n',
      ],
    },
    'a.php': {
      refused: [
        '<?php\nclass mailBox {}\n',
        '<?php\nclass A {\n  public function Send_mail() {}\n}\n',
        '<?php\nclass A {\n  public function send_mail() {}\n}\n',
      ],
      passed: [
        '<?php\nclass Mail_Box {\n  public function send_mail() {}\n}\n',
        '<?php\nclass MailBox {\n  public function sendMail() {}\n}\n',
      ],
    },
    'a.rb': {
      refused: ['class Mail_Box\nend\n', 'def sendMail\nend\n'],
      passed: ['class MailBox\n  def send_mail!\n  end\nend\n'],
    },
  },
};

describe.each(standardIds.filter(id => id !== 'secret'))('%s', id => {
  describe.each(Object.entries(cases[id]))('in %s', (path, { refused, passed }) => {
    for (const text of refused) {
      it(`refuses ${JSON.stringify(text)}`, () => expect(breaches(id, path, text)).toHaveLength(1));
      it(`does not stumble over its beginnings: ${JSON.stringify(text)}`, () => {
        for (let end = 0; end < text.length; end++) breaches(id, path, text.slice(0, end));
      });
    }
    for (const text of passed) {
      it(`lets pass ${JSON.stringify(text)}`, () => expect(breaches(id, path, text)).toEqual([]));
    }
  });
});

it.each([
  ['src/test/java/MailTest.java', 'class MailTest {\n  void send_mail_to_all() {}\n}\n'],
  ['src/commonTest/kotlin/MailTest.kt', 'fun send_mail_to_all() {}\n'],
  ['Mail.Tests/MailTests.cs', 'class MailTests {\n  public void send_mail_to_all() {}\n}\n'],
])('lets tests be named like sentences: %s', (path, text) => {
  expect(breaches('naming', path, text)).toEqual([]);
});

it.each([
  'tests/mail.php',
  'src/it/java/Mail.java',
  'MailIT.java',
  'MailSpec.kt',
  'TestMail.cs',
  'mail_test.php',
])('%s is a file of tests', path => expect(isTestFile(path)).toBe(true));

it.each(['Latest.java', 'Audit.cs', 'Commit.kt', 'contest/Contest.java', 'Aspect.cs', 'unit/greatest.php'])(
  '%s is none',
  path => expect(isTestFile(path)).toBe(false),
);

describe('any text of any language', () => {
  const hostile = [
    'def f('.repeat(40_000),
    '\n    '.repeat(40_000),
    '# if a ==\n'.repeat(20_000),
    `public ${'a '.repeat(50_000)}`,
    'except Exception:\n'.repeat(10_000),
    'rescue\n'.repeat(10_000),
    '"SELECT a FROM b WHERE c = %s" '.repeat(5_000),
    `func ${'('.repeat(100_000)}`,
    '@a(\n'.repeat(20_000),
    `[${'a'.repeat(100_000)}]`,
  ];
  it.each(['a.py', 'a.go', 'a.rs', 'A.java', 'a.kt', 'A.cs', 'a.php', 'a.rb', 'a.vue'])('%s', path => {
    for (const id of standardIds) for (const text of hostile) breaches(id, path, text);
  });
});
