import styles from './segments.module.css'

interface SegmentsProps {
  /** What is chosen among. */
  label: string
  segments: readonly {readonly id: string; readonly name: string}[]
  chosen: string
  onChoose: (id: string) => void
  /** The segments are steps in an order and carry their number. */
  numbered?: boolean
}

/** Buttons side by side of which one is pressed. */
export function Segments({label, segments, chosen, onChoose, numbered = false}: SegmentsProps) {
  return (
    <div role="group" aria-label={label} className={styles['segments']}>
      {segments.map(({id, name}, index) => (
        <button
          key={id}
          type="button"
          className={styles['segment']}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
        >
          {numbered && (
            <span aria-hidden="true" className={styles['number']}>
              {index + 1}
            </span>
          )}
          {name}
        </button>
      ))}
    </div>
  )
}
