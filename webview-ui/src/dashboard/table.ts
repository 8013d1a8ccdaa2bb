import { html, type TemplateResult } from 'lit';

/** A column: what its cell shows of a row. */
export interface TableColumn<Row> {
  title: string;
  cell(row: Row): unknown;
  /** Numbers stand right. */
  number?: boolean;
}

/** A table that scrolls sideways by itself where the page is narrow; the first column names the row. */
export function table<Row>(
  caption: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): TemplateResult {
  const css = (column: TableColumn<Row>) => (column.number ? 'number' : '');
  return html`<div class="table-box" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead>
        <tr>
          ${columns.map(column => html`<th scope="col" class=${css(column)}>${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          row => html`<tr>
            ${columns.map((column, index) =>
              index === 0
                ? html`<th scope="row">${column.cell(row)}</th>`
                : html`<td class=${css(column)}>${column.cell(row)}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
