import { edgeKinds } from '../../model/edge.ts';
import type { Field } from '../../model/form.ts';
import { type RuleKind, ruleKinds } from '../../model/rule.ts';
import { severities } from '../../model/severity.ts';

const selectorHint = 'component, layer:name, package:glob or path glob';

const selectors = (id: string, label: string, help: string, required = true): Field => ({
  id,
  label,
  help,
  kind: 'list',
  required,
  placeholder: selectorHint,
  suggest: 'selectors',
});

const names = (id: string, label: string, help: string, placeholder: string, required = false): Field => ({
  id,
  label,
  help,
  kind: 'list',
  required,
  placeholder,
});

const layers = (id: string, label: string, help: string, placeholder: string, required: boolean): Field => ({
  ...names(id, label, help, placeholder, required),
  suggest: 'layers',
});

const flag = (id: string, label: string, help: string): Field => ({ id, label, help, kind: 'flag' });

const edges: Field = {
  id: 'edges',
  label: 'Edges',
  help: 'Which kinds of import count? The usual ones of the kind if left empty.',
  kind: 'list',
  options: edgeKinds,
};

/** A field that stands in the one line about its rule. */
const noted = (note: string, field: Field): Field => ({ ...field, note });

/** What each kind of rule asks for besides the common fields; `edges` where it is about imports. */
const byKind: Readonly<Record<RuleKind, readonly Field[]>> = {
  allow: [
    noted('*', selectors('from', 'From', 'Whose imports are limited?')),
    noted(
      '→ *',
      selectors('to', 'To', 'What may it import? Everything else in the workspace is then refused.'),
    ),
    edges,
  ],
  forbid: [
    noted('*', selectors('from', 'From', 'Whose imports are limited?')),
    noted('→ *', selectors('to', 'To', 'What may it not import?')),
    noted(
      '(transitive)',
      flag('transitive', 'Transitive', 'Does it also hold for what it reaches through other files?'),
    ),
    edges,
  ],
  layers: [
    noted(
      '*',
      layers(
        'order',
        'Order',
        'The layers, the outermost first; each may import those after it.',
        'ui',
        true,
      ),
    ),
    noted('(closed: *)', layers('closed', 'Closed', 'Which layers may not be jumped over?', 'app', false)),
    flag('exhaustive', 'Exhaustive', 'Must every component be in one of these layers?'),
    edges,
  ],
  independent: [
    noted('*', selectors('of', 'Of', 'Which components, or instances of one, may not import each other?')),
    edges,
  ],
  protected: [
    noted('*', selectors('target', 'Target', 'What is protected?')),
    noted('← *', selectors('only_from', 'Only from', 'Who alone may import it?')),
    edges,
  ],
  entry_points: [
    noted('*', selectors('of', 'Of', 'Which components may be imported by their public files only?')),
    edges,
  ],
  acyclic: [
    {
      id: 'scope',
      label: 'Scope',
      help: 'Between what are cycles refused?',
      kind: 'choice',
      options: ['file', 'component', 'siblings'],
      note: '*',
    },
    edges,
  ],
  packages: [
    noted('*', selectors('from', 'From', 'Whose packages are limited? Every file if left empty.', false)),
    noted('without *', names('deny', 'Deny', 'Which packages may not be imported?', '@aws-sdk/*')),
    noted('only *', names('allow_only', 'Allow only', 'Which packages alone may be imported?', 'zod')),
    noted(
      '· declared ones',
      flag('undeclared', 'Undeclared', 'Refuse packages that the nearest manifest does not name?'),
    ),
    noted(
      '· development only in *',
      names(
        'dev_only_in',
        'Development only in',
        'Where may development packages be imported?',
        '**/*.test.ts',
      ),
    ),
    edges,
  ],
  require: [
    noted('*', selectors('from', 'From', 'Which files must import something?')),
    noted('→ *', selectors('to', 'To', 'What must each of them import?')),
    edges,
  ],
  pattern: [
    noted('*', selectors('files', 'Files', 'Where is it looked for? Every file if left empty.', false)),
    names('language', 'Language', 'In which languages?', 'ts', true),
    {
      id: 'pattern',
      path: ['rule', 'pattern'],
      label: 'Pattern',
      help: 'Which code is refused? An ast-grep pattern; other ast-grep rules are written in the file.',
      kind: 'text',
      code: true,
      placeholder: 'console.log($$$)',
      note: 'without *',
    },
  ],
  absent: [
    noted('*', names('paths', 'Paths', 'Which files must not be there?', 'src/billing/**')),
    noted('· *', names('symbols', 'Symbols', 'Which names must not be declared?', 'InvoiceCalculator')),
  ],
};

const exceptions: Field = {
  id: 'except',
  label: 'Exceptions',
  help: 'Which imports are let through, why, and until when?',
  kind: 'records',
  itemName: 'exception',
  titleField: 'reason',
  fields: [
    selectors('from', 'From', 'Which files are let through?', false),
    selectors('to', 'To', 'To which files or packages?', false),
    { id: 'reason', label: 'Reason', help: 'Why is this let through?', kind: 'line', required: true },
    {
      id: 'until',
      label: 'Until',
      help: 'The last day on which it holds.',
      kind: 'line',
      placeholder: 'YYYY-MM-DD',
    },
  ],
};

/** `rules`: one record a rule, with the fields of its kind. */
export const ruleField: Field = {
  id: 'rules',
  label: 'Rules',
  help: 'What must hold between the components?',
  kind: 'records',
  itemName: 'rule',
  titleField: 'id',
  fields: [
    {
      id: 'id',
      label: 'Id',
      help: 'A short name without blanks.',
      kind: 'line',
      required: true,
      placeholder: 'DEP-1',
    },
    {
      id: 'kind',
      label: 'Kind',
      help: 'What kind of rule is it?',
      kind: 'choice',
      required: true,
      options: ruleKinds,
    },
    {
      id: 'severity',
      label: 'Severity',
      help: 'How bad is it when the rule is broken? Major if left empty.',
      kind: 'choice',
      options: severities,
    },
    { id: 'because', label: 'Because', help: 'Why does this rule exist?', kind: 'text' },
    {
      id: 'decision',
      label: 'Decision',
      help: 'Which decision made it?',
      kind: 'line',
      placeholder: '0007',
      suggest: 'decisions',
    },
    exceptions,
  ],
  variants: { by: 'kind', of: byKind },
};
