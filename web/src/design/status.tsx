import type {ReactNode} from 'react'
import {StatusShape} from './status-shape.tsx'
import {statusKinds, type StatusKind} from './status-kinds.ts'

interface StatusProps {
  kind: StatusKind
  /** A more special word for the same shape, such as "Held". */
  children?: ReactNode
  filled?: boolean
  /** A count of zero loses its colour. */
  zero?: boolean
}

/** A status: word, shape and colour. */
export function Status({kind, children, filled = false, zero = false}: StatusProps) {
  const {word, colour} = statusKinds[kind]
  return (
    <span
      className="status"
      data-colour={colour}
      data-filled={filled || undefined}
      data-zero={zero || undefined}
    >
      <StatusShape kind={kind} />
      {children ?? word}
    </span>
  )
}
