import {lazy, type ComponentType} from 'react'
import type {Pane, PaneProps} from './pane.ts'

/**
 * Engine id → its panes. An engine's folder exports `Centre` from `centre.tsx` and `Right` from
 * `right.tsx`, both with PaneProps of the engine's own view and action.
 */
export const panes: Readonly<Record<string, Pane>> = {
  assistant: {
    tabs: [
      {id: 'break', name: 'Break'},
      {id: 'fix', name: 'Fix'},
      {id: 'replay', name: 'Replay'},
    ],
    rightName: 'What really happened',
    Centre: centreOf(() => import('./assistant/centre.tsx')),
    Right: rightOf(() => import('./assistant/right.tsx')),
  },
  fault: {
    tabs: [],
    rightName: 'What tenants received',
    Centre: centreOf(() => import('./fault/centre.tsx')),
    Right: rightOf(() => import('./fault/right.tsx')),
  },
  label: {
    tabs: [
      {id: 'explore', name: 'Explore'},
      {id: 'flaw', name: 'Flaw'},
      {id: 'model', name: 'Model'},
    ],
    rightName: 'Figures',
    Centre: centreOf(() => import('./label/centre.tsx')),
    Right: rightOf(() => import('./label/right.tsx')),
  },
  redaction: {
    tabs: [
      {id: 'find', name: 'Find'},
      {id: 'minimise', name: 'Minimise'},
    ],
    rightName: 'What leaves',
    Centre: centreOf(() => import('./redaction/centre.tsx')),
    Right: rightOf(() => import('./redaction/right.tsx')),
  },
  threshold: {
    tabs: [
      {id: 'thresholds', name: 'Thresholds'},
      {id: 'declaration', name: 'Declaration'},
    ],
    rightName: 'Figures',
    Centre: centreOf(() => import('./threshold/centre.tsx')),
    Right: rightOf(() => import('./threshold/right.tsx')),
  },
  triage: {
    tabs: [],
    rightName: 'Portfolio',
    Centre: centreOf(() => import('./triage/centre.tsx')),
    Right: rightOf(() => import('./triage/right.tsx')),
  },
}

type Screens<View, Action> = ComponentType<PaneProps<View, Action>>

/** A pane's component, loaded when it is first shown. */
function centreOf<View, Action>(load: () => Promise<{Centre: Screens<View, Action>}>) {
  return lazy(async () => ({default: (await load()).Centre}))
}

function rightOf<View, Action>(load: () => Promise<{Right: Screens<View, Action>}>) {
  return lazy(async () => ({default: (await load()).Right}))
}
