import './dashboard.css';
import { vscodeHost } from '../host/vscodeHost.ts';
import { DashboardPage } from './dashboardPage.ts';
import { DiagramElement } from './diagramElement.ts';

/** The page holds one dashboard, and the host may be asked for only once: both are made here. */
const host = vscodeHost();
customElements.define('plumbrule-diagram', DiagramElement);
customElements.define(
  'plumbrule-dashboard',
  class extends DashboardPage {
    constructor() {
      super(host);
    }
  },
);
