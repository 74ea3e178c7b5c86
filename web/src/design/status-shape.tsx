import type {ReactNode} from 'react'
import type {StatusKind} from './status-kinds.ts'

const ring = <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
const box = (
  <rect
    x="2"
    y="2"
    width="12"
    height="12"
    rx="1.5"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
  />
)
const dashedRing = (
  <>
    <circle
      cx="8"
      cy="8"
      r="6.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.6 2.27"
    />
    <path d="M5 8h6" stroke="currentColor" strokeWidth="1.8" />
  </>
)

/** Solid badges for outcomes, discs for currency, squares for learning, plot marks for ability. */
const shapes: Record<StatusKind, ReactNode> = {
  pass: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.6 8.3l2.4 2.4 4.4-5" fill="none" stroke="var(--panel)" strokeWidth="1.8" />
    </>
  ),
  breach: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="var(--panel)" strokeWidth="1.8" />
    </>
  ),
  'not-judged': dashedRing,
  error: (
    <>
      <path d="M8 1.2L15.2 14.5H.8z" fill="currentColor" />
      <path d="M8 5.6v4.2M8 11.2v1.7" stroke="var(--panel)" strokeWidth="1.8" />
    </>
  ),
  current: (
    <>
      {ring}
      <circle cx="8" cy="8" r="3.9" fill="currentColor" />
    </>
  ),
  due: (
    <>
      {ring}
      <path d="M8 4.1a3.9 3.9 0 0 0 0 7.8z" fill="currentColor" />
    </>
  ),
  lapsed: (
    <>
      {ring}
      <path d="M3.7 12.3l8.6-8.6" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  'to-do': box,
  'in-progress': (
    <>
      {box}
      <rect x="4.4" y="8" width="7.2" height="3.6" fill="currentColor" />
    </>
  ),
  passed: (
    <>
      <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="1.8" fill="currentColor" />
      <path d="M4.4 8.3l2.5 2.5 4.6-5.2" fill="none" stroke="var(--panel)" strokeWidth="1.8" />
    </>
  ),
  'tested-out': (
    <>
      {box}
      <path
        d="M4.6 5.2L7.4 8l-2.8 2.8M8.4 5.2L11.2 8l-2.8 2.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </>
  ),
  meets: <circle cx="8" cy="8" r="5.2" fill="currentColor" />,
  gap: <path d="M8 1.6L14.4 8 8 14.4 1.6 8z" fill="currentColor" />,
  'ability-not-judged': dashedRing,
  steer: <path d="M2 3h12L8 13z" fill="currentColor" />,
}

/** The shape of a status alone, in the current colour; hidden from screen readers. */
export function StatusShape({kind, size = 14}: {kind: StatusKind; size?: number}) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[kind]}
    </svg>
  )
}
