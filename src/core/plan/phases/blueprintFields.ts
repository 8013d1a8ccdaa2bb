import { standards } from '../../drift/standards/table.ts';
import { builtinChecks } from '../../model/blueprint.ts';
import type { Field, FieldGroup } from '../../model/form.ts';
import { severities } from '../../model/severity.ts';
import { ruleField } from './ruleFields.ts';

const severityOrOff = [...severities, 'off'];

const components: Field = {
  id: 'components',
  label: 'Components',
  help: 'Which parts does the code have? Each has a name and the files that belong to it.',
  kind: 'map',
  required: true,
  itemName: 'component',
  fields: [
    {
      id: 'paths',
      label: 'Paths',
      help: 'Which files belong to it? Globs from the workspace root; `{name}` makes one instance per folder.',
      kind: 'list',
      required: true,
      placeholder: 'src/domain/**',
    },
    {
      id: 'responsibility',
      label: 'Responsibility',
      help: 'What is it responsible for, in one sentence?',
      kind: 'text',
      required: true,
    },
    {
      id: 'layer',
      label: 'Layer',
      help: 'Which layer is it in? Its own name if left out.',
      kind: 'line',
      suggest: 'layers',
    },
    {
      id: 'public',
      label: 'Public entry points',
      help: 'Which of its files may others import?',
      kind: 'list',
      placeholder: 'src/domain/index.ts',
    },
    { id: 'owner', label: 'Owner', help: 'Which team looks after it?', kind: 'line' },
    { id: 'utility', label: 'Utility', help: 'May every other component import it?', kind: 'flag' },
  ],
};

const contracts: Field = {
  id: 'contracts',
  label: 'Contracts',
  help: 'Which schemas do others rely on?',
  kind: 'records',
  itemName: 'contract',
  titleField: 'id',
  fields: [
    { id: 'id', label: 'Id', help: 'A short name without blanks.', kind: 'line', required: true },
    {
      id: 'kind',
      label: 'Kind',
      help: 'Which kind of schema is it?',
      kind: 'line',
      required: true,
      placeholder: 'openapi',
    },
    { id: 'path', label: 'Path', help: 'Where does the schema stand?', kind: 'line', required: true },
    {
      id: 'provider',
      label: 'Provider',
      help: 'Which component serves it?',
      kind: 'line',
      suggest: 'components',
    },
    {
      id: 'consumers',
      label: 'Consumers',
      help: 'Who calls it, here or in other repositories?',
      kind: 'list',
      suggest: 'components',
    },
  ],
};

const checkQuestions: Readonly<Record<keyof typeof builtinChecks, string>> = {
  unmapped: 'How bad is a source file that belongs to no component?',
  unresolved: 'How bad is an import of a workspace file that does not exist?',
  unused: 'How bad is a component, rule or exception that matches nothing?',
  'stale-baseline': 'How bad is a baseline entry whose finding is gone?',
  unparsed: 'How bad is a source file that cannot be read?',
  expired: 'How bad is an exception past its date?',
  contradiction: 'How bad are two rules that contradict each other?',
  boundary: 'How bad is a boundary that a change moves without a decision?',
  returned: 'How bad is code that was extracted and comes back with a change?',
  gate: 'How bad is a source file that is edited while the gate is closed?',
  scope: 'How bad is an edit outside the scopes of the tasks that are being done?',
};

const severityField = (under: string, id: string, help: string, usual?: string): Field => ({
  id: `${under}.${id}`,
  path: [under, id],
  label: id,
  help,
  kind: 'choice',
  options: severityOrOff,
  ...(usual === undefined ? {} : { placeholder: usual }),
});

/** The form of `blueprint.yaml`. */
export const blueprintGroups: readonly FieldGroup[] = [
  {
    id: 'general',
    title: 'General',
    fields: [{ id: 'title', label: 'Title', help: 'What is this system called?', kind: 'line' }],
  },
  { id: 'components', title: 'Components', fields: [components] },
  {
    id: 'rules',
    title: 'Rules',
    help: 'What each component may and may not import, and what must hold everywhere.',
    fields: [ruleField],
  },
  { id: 'contracts', title: 'Contracts', fields: [contracts] },
  {
    id: 'standards',
    title: 'Standards',
    help: 'Rules about the text of the code itself. Left empty, a standard is not checked.',
    fields: Object.entries(standards).map(([id, { question }]) => severityField('standards', id, question)),
  },
  {
    id: 'checks',
    title: 'Built-in checks',
    help: 'What is checked without a rule. Left empty, each has its usual severity.',
    fields: Object.entries(builtinChecks).map(([id, usual]) =>
      severityField('checks', id, checkQuestions[id as keyof typeof builtinChecks], usual),
    ),
  },
];
