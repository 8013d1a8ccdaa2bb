import { html, nothing, type TemplateResult } from 'lit';
import type { Path } from '../../../src/core/model/json.ts';
import { isEmpty, textOf } from '../form/answers.ts';
import { valueAt } from '../form/paths.ts';
import type { Draft } from '../state/draft.ts';
import { icon, linkButton } from './buttons.ts';
import { controlId, type FormView } from './formView.ts';
import { prose } from './prose.ts';

/** True when the file's value at `path` is wrong, or what is typed there was refused. */
export function isInvalid(path: Path, view: FormView): boolean {
  if (view.editor.draft('set', path)?.error !== undefined) return true;
  return view.problems.at(path).some(problem => problem.severity === 'error');
}

/** Ids of what explains the control at `path`; `help` where the field shows its question. */
export function describedBy(path: Path, view: FormView, help: boolean): string {
  const id = controlId(view, path);
  return help ? `${id}-help ${id}-messages` : `${id}-messages`;
}

/** Everything that there is to say about the answer at `path`: refused, in conflict, wrong, incomplete. */
export function messages(path: Path, view: FormView): TemplateResult {
  const { editor } = view;
  const draft = editor.draft('set', path);
  const problems = view.problems.at(path);
  // An empty answer says "missing" beside its label; that it is missing needs no second sentence.
  const incomplete = isEmpty(editor.shown(path)) ? [] : view.missing.at(path);
  const shown = [
    ...problems,
    ...incomplete.filter(one => problems.every(other => other.message !== one.message)),
  ];
  return html`<div class="messages" id="${controlId(view, path)}-messages">
    ${draft?.error === undefined ? nothing : message('error', draft.error)}
    ${shown.map(one => message(one.severity, one.message, one.example))}
    ${draft?.conflict ? conflict(draft, view) : nothing}
  </div>`;
}

/** Says that something inside what is folded has an error. */
export function errorMark(shown: boolean): TemplateResult | typeof nothing {
  if (!shown) return nothing;
  return html`<span class="has-error" title="has an error"
    >${icon('error')}<span class="hidden">has an error</span></span
  >`;
}

/** One sentence with its icon, and what an answer could look like. */
export function message(severity: 'error' | 'warning', text: string, example?: string): TemplateResult {
  return html`<p class="message ${severity}">
    ${icon(severity)}<span>${prose(text)}${example === undefined ? nothing : exampleText(example)}</span>
  </p>`;
}

/** What an answer could look like, on a line of its own. */
export function exampleText(example: string): TemplateResult {
  return html`<span class="example">For example: ${prose(example)}</span>`;
}

function conflict(draft: Draft, view: FormView): TemplateResult {
  const theirs = textOf(valueAt(view.editor.value, draft.path));
  return html`<div class="conflict" role="group" aria-label="Changed outside">
    <p class="message warning">
      ${icon('warning')}<span>Changed outside: ${theirs === '' ? 'the answer was removed' : html`<q>${theirs}</q>`}</span>
    </p>
    ${linkButton({ label: 'Keep mine', run: () => view.editor.keepMine(draft) })}
    ${linkButton({ label: 'Take theirs', run: () => view.editor.discard(draft) })}
  </div>`;
}
