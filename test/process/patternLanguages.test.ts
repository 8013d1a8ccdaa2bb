import { afterEach, describe, expect, it } from 'vitest';
import { Workspace } from './sample.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

/** Code of each language with something to find on its third line, and what is found. */
const samples: Record<string, { file: string; text: string; rules: Record<string, string> }> = {
  python: {
    file: 'a.py',
    text: 'import os\n# print("no")\nprint("x", os.environ)\nf = lambda: eval(s)\ntry:\n    pass\nexcept:\n    pass\n',
    rules: {
      'pattern: print($$$)': 'print("x", os.environ)',
      'pattern: os.$X': 'os.environ',
      'pattern: eval($A)': 'eval(s)',
      'kind: except_clause': 'except:',
    },
  },
  go: {
    file: 'a.go',
    text: 'package a\nfunc f() error {\n\tfmt.Println("x")\n\tif err != nil { panic(err) }\n\treturn nil\n}\n',
    rules: {
      'pattern: { context: "func t() { fmt.Println($A) }", selector: call_expression }': 'fmt.Println("x")',
      'pattern: "if err != nil { $$$ }"': 'if err != nil { panic(err) }',
    },
  },
  java: {
    file: 'A.java',
    text: 'class A {\n  void f() {\n    System.out.println("x");\n    try { g(); } catch (Exception e) { }\n  }\n}\n',
    rules: {
      'pattern: System.out.println($A)': 'System.out.println("x")',
      'pattern: "try { $$$ } catch (Exception $E) { }"': 'try { g(); } catch (Exception e) { }',
    },
  },
  kotlin: {
    file: 'A.kt',
    text: 'fun f(a: Int?) {\n  // println\n  println("x")\n  val b = a!!\n}\n',
    rules: { 'pattern: println($A)': 'println("x")', 'pattern: $A!!': 'a!!' },
  },
  csharp: {
    file: 'A.cs',
    text: 'class A {\n  void F() {\n    Console.WriteLine("x");\n    var t = Task.Run(G).Result;\n  }\n}\n',
    rules: {
      'pattern: Console.WriteLine($A)': 'Console.WriteLine("x")',
      'pattern: $T.Result': 'Task.Run(G).Result',
    },
  },
  rust: {
    file: 'a.rs',
    text: 'fn f() {\n  // x.unwrap()\n  x.unwrap();\n  println!("{}", y);\n  unsafe { g() }\n}\n',
    rules: { 'pattern: $A.unwrap()': 'x.unwrap()', 'kind: unsafe_block': 'unsafe { g() }' },
  },
  php: {
    file: 'a.php',
    text: '<h1><?= $title ?></h1>\n<?php\nvar_dump($x);\n$db->query("a" . $b);\nVAR_DUMP(1);\nif ($a == null) { die(); }\n',
    rules: {
      'pattern: var_dump($A)': 'var_dump($x)',
      'pattern: $A->query($$$)': '$db->query("a" . $b)',
      'pattern: "$A == null"': '$a == null',
      'pattern: "<?php die();"': 'die();',
    },
  },
  ruby: {
    file: 'a.rb',
    text: 'def f\n  # puts 1\n  puts x\n  eval("y")\n  binding.pry\nend\n',
    rules: {
      'pattern: puts $A': 'puts x',
      'pattern: eval($A)': 'eval("y")',
      'pattern: binding.pry': 'binding.pry',
    },
  },
};

describe('a pattern rule', () => {
  it('reads every language', () => {
    const rules = Object.entries(samples).flatMap(([language, { rules }]) =>
      Object.keys(rules).map(
        (rule, index) =>
          `  - { id: ${language}-${index}, kind: pattern, language: ${language}, rule: { ${rule} } }\n`,
      ),
    );
    workspace = Workspace.of({
      '.plumbrule/blueprint.yaml': `version: 1\ncomponents: { all: { paths: ["**"] } }\nrules:\n${rules.join('')}`,
      ...Object.fromEntries(Object.values(samples).map(({ file, text }) => [file, text])),
    });
    const { findings, summary } = workspace.check();
    expect(summary.inconclusive).toEqual([]);
    const told = (id: string) =>
      findings
        .filter(({ rule }) => rule === id)
        .map(({ target }) => target)
        .join() || 'none';
    for (const [language, { rules }] of Object.entries(samples)) {
      expect(Object.keys(rules).map((rule, index) => [rule, told(`${language}-${index}`)])).toEqual(
        Object.entries(rules),
      );
    }
  });

  it('reads the script blocks of components, each in its own language', () => {
    const rule = (id: string) =>
      `  - { id: ${id}, kind: pattern, language: ${id}, rule: { pattern: eval($A) } }\n`;
    workspace = Workspace.of({
      '.plumbrule/blueprint.yaml': `version: 1\ncomponents: { all: { paths: ["**"] } }\nrules:\n${rule('ts')}${rule('js')}`,
      'a.vue':
        '<template>\n  <p @click="eval(0)">{{ eval(0) }}</p>\n</template>\n<script>\neval(1)\n</script>\n<script setup lang="ts">\n  eval(2 as number)\n</script>\n',
      'b.svelte': '<script lang="ts">\n  eval(3);\n</script>\n<p>{eval(0)}</p>\n',
    });
    const { findings, summary } = workspace.check();
    expect(summary.inconclusive).toEqual([]);
    expect(
      findings.map(({ fingerprint, range: { start } }) => `${fingerprint} ${start.line}:${start.character}`),
    ).toEqual(['js a.vue eval(1) 4:0', 'ts a.vue eval(2%20as%20number) 7:2', 'ts b.svelte eval(3) 1:2']);
  });
});
