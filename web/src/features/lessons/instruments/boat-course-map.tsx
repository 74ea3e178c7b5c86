import {course} from './boat-training.ts'
import styles from './boat-course-map.module.css'

const columns = 8

/** The course as it winds, each cell with how often the boat was in it; the last cell in bold. */
export function BoatCourseMap({cells}: {cells: readonly number[]}) {
  const visits = Array.from({length: course.length + 1}, () => 0)
  for (const cell of cells) visits[cell] = (visits[cell] ?? 0) + 1
  const last = cells.at(-1)
  return (
    <svg
      className={styles['map']}
      viewBox="-2 -2 332 292"
      role="img"
      aria-label={`Course of 31 cells. The boat was in ${visits.filter((count) => count > 0).length} of them and ends in cell ${last}.`}
    >
      {visits.map((count, cell) => {
        const {x, y} = placeOf(cell)
        return (
          <g key={cell} transform={`translate(${x * 41} ${y * 41})`}>
            <rect
              x="1"
              y="1"
              width="38"
              height="38"
              className={styles['cell']}
              data-visited={count > 0 || undefined}
              data-last={cell === last || undefined}
            />
            <text x="20" y="32" textAnchor="middle" className={styles['count']}>
              {count > 0 ? count : ''}
            </text>
            {(cell === 0 || cell === course.length) && (
              <text x="4" y="14" className={styles['name']}>
                {cell === 0 ? 'target' : 'finish'}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** Rows of eight that run to and fro, joined by single cells. */
function placeOf(cell: number): {x: number; y: number} {
  const turn = columns + 1
  const row = Math.floor(cell / turn)
  const along = cell % turn
  const forward = row % 2 === 0
  if (along === columns) return {x: forward ? columns - 1 : 0, y: row * 2 + 1}
  return {x: forward ? along : columns - 1 - along, y: row * 2}
}
