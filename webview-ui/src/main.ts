import './styles/panel.css';
import { vscodeHost } from './host/vscodeHost.ts';
import { PlumbrulePanel } from './views/panel.ts';

/** The page holds one panel, and the host may be asked for only once: both are made here. */
const host = vscodeHost();
customElements.define(
  'plumbrule-panel',
  class extends PlumbrulePanel {
    constructor() {
      super(host);
    }
  },
);
