import type { Field } from '../../../src/core/model/form.ts';
import type { Json } from '../../../src/core/model/json.ts';
import { textOf } from '../form/answers.ts';
import { valueAt } from '../form/paths.ts';
import { iconButton } from './buttons.ts';
import type { FormView } from './formView.ts';

/** What else can be done with a record, by the role of its file and the field that holds it. */
const actions: Readonly<Record<string, (item: Json, view: FormView) => unknown>> = {
  'tasks tasks': (item, view) => {
    const task = textOf(valueAt(item, ['id']));
    return iconButton({
      icon: 'sparkle',
      label: `Generate the prompt of ${task}`,
      run: () => void view.store.act('prompt/open', { plan: view.store.plan?.slug ?? '', task }),
    });
  },
};

/** The buttons of a record beyond moving and removing it. */
export function recordActions(field: Field, item: Json, view: FormView): unknown[] {
  const action = actions[`${view.editor.snapshot.role} ${field.id}`];
  return action === undefined ? [] : [action(item, view)];
}
