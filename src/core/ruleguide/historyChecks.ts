/** The two built-in checks of `check --since` that look at Git's history, in paragraphs of `docs/rules.md`. */
export const historyChecksText: readonly string[] = [
  '## Checks of the history',
  'Two built-in checks compare the present state with the merge base, so only `check --since REF` has them (and CI, which runs the same). The others stand in [the reference](reference.md#built-in-checks).',
  '### builtin/boundary',
  'A boundary moved, or a decision was reversed, and no decision of the change says why. It is minor, since it asks for a short record and is to hold up nobody: `plumbrule adr new "Rename billing to money"` answers it, with the status proposed as well. Told by the files that are there before and after the change, those that Git takes for moved included:',
  [
    '- **renamed**: a component is gone, and what is left of its files belongs to one new component;',
    '- **split**: its files belong to several components now, or a new one got a part of them: two files or more that are a fifth of the component, or ten;',
    '- **merged**: what is left of its files belongs to a component that was there, or to a new one together with those of others;',
    '- **removed**: it is gone from the blueprint, and its files are in no component and still there;',
    '- **drawn anew**: other `paths` put files that stayed where they are on another side, be it one;',
    '- **a decision reversed**: it was accepted, and is rejected, deprecated, superseded, proposed again or gone.',
  ].join('\n'),
  'No boundary moved where a component came for new files, where one went together with its files (or with more than half of them, and the rest was moved), or where files were moved between components that both go on to have some: that is ordinary refactoring, and the rules judge it. Instances of one component, such as `feature[cart]`, have no boundary here.',
  'A boundary is answered by a decision that the change adds or edits, unless that is rejected, deprecated or superseded, when it names one of the components: by id, by a folder of its `paths`, or in a rule. A reversed decision is answered by one that supersedes it or refers to it. The finding stands on the component in the blueprint, or on the status of the decision, and names the decision that had set the boundary where one can be told: the decision of a rule about the component, else the only accepted one that names it in its title, else in its text.',
  '### builtin/returned',
  'The change brings code back that was extracted: a source file at the path of one that was taken out, or one that is like it under another name (recognised as for [`absent`](#absent)), new or written into a file that was there. It is major. A file that was deleted and is restored is not meant. A file counts as extracted when',
  [
    '- the commit that removed it added or edited a decision about it, which names its component, its folder or its name (or is the only new one while all removed files are of one component), and either nothing of the component was left or the decision speaks of leaving (extract, move, remove, split, …);',
    '- or its component left the blueprint with all its files, and the change does not bring the component back;',
    '- or a decision says that it left: in one sentence with such a word it names the file, or a folder with no source file left in it; or its title does so with a component that owns no file.',
  ].join('\n'),
  'The decision must be in force before the change and after it; superseding it by an accepted one is the way to take something back. While it is only proposed, the finding is a hint. Of a merge all that it brought counts as one commit. Code that stands somewhere else all the time may be copied; at its old path a decision still holds it out. What a rule of kind `absent` refuses is not told twice.',
  'Without Git and for an unknown REF the checks are inconclusive (exit code 3); so they are where Git takes more than ten seconds, `builtin/boundary` where the blueprint was broken at the merge base, and `builtin/returned` in a clone of a part of the history. Looked at are the last 300 different lists of components and 2,000 extracted files.',
];
