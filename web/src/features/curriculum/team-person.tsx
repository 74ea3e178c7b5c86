import type {GapRowView} from '@airworthy/server/features/curriculum/views.ts'
import {Link} from '@tanstack/react-router'
import type {Ref} from 'react'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {abilityKind, IntervalPlot} from '../../design/interval-plot.tsx'
import {abilityScale} from '../../design/interval-scale.ts'
import {counted} from '../../design/numbers.ts'
import {Status} from '../../design/status.tsx'
import {shortCalendarDay} from '../assignments/words.ts'
import {standingStatus, standingUntil} from '../credentials/standing-words.ts'
import {domainName} from '../assessments/domain-words.ts'
import {engineerRoleName} from '../people/words.ts'
import type {CurrencyRow} from './by-currency.ts'
import styles from './team.module.css'

const scale = {...abilityScale, ticks: [-2, 0, 2]}

const noResult: Record<GapRowView['progress'], string> = {
  'not-started': 'baseline not started',
  started: 'baseline not finished',
  finished: 'no item given',
}

interface TeamPersonProps {
  row: CurrencyRow
  /** Its place among the rows of the page, from nought. */
  index: number
  /** Its place among all people who were searched for, from one. */
  place: number
  total: number
  ref: Ref<HTMLLIElement>
}

/** One person of a team: what is due, and the interval of every domain. */
export function TeamPerson({row, index, place, total, ref}: TeamPersonProps) {
  const empty = row.domains.every(({items}) => items === 0)
  return (
    <li
      ref={ref}
      className={styles['row']}
      data-index={index}
      aria-posinset={place}
      aria-setsize={total}
    >
      <div>
        <h3>{row.person.name}</h3>
        <span className="tiny">
          {row.engineerRole === null ? 'role not chosen' : engineerRoleName(row.engineerRole)}
        </span>
      </div>
      <Currency row={row} />
      {empty ? (
        <p className={`tiny ${styles['none']}`}>{noResult[row.progress]}</p>
      ) : (
        <>
          {row.domains.map((domain) => (
            <DomainCell key={domain.domain} row={row} domain={domain} />
          ))}
          <div className={styles['phoneAxis']}>
            <IntervalAxis scale={scale} />
          </div>
        </>
      )}
    </li>
  )
}

/** The certification with its end, and the assignment that presses most. */
function Currency({row: {pressing, standing}}: {row: CurrencyRow}) {
  return (
    <div className={styles['due']}>
      {standing !== undefined && (
        <>
          <Status kind={standingStatus[standing.standing].kind}>
            {standingStatus[standing.standing].word}
          </Status>
          {standing.credentialId !== null && (
            <Link
              className={`tiny ${styles['credential']}`}
              to="/verify/$id"
              params={{id: standing.credentialId}}
            >
              {standingUntil(standing) || 'see since when'}
              <span className="visually-hidden">, credential of {standing.person.name}</span>
            </Link>
          )}
        </>
      )}
      {pressing !== null && (
        <span className={`tiny ${styles['pressing']}`} data-late={pressing.standing === 'overdue'}>
          {pressing.standing === 'overdue' ? 'assignment overdue since' : 'assignment due by'}{' '}
          {shortCalendarDay(pressing.dueOn)}
        </span>
      )}
    </div>
  )
}

interface DomainCellProps {
  row: GapRowView
  domain: GapRowView['domains'][number]
}

function DomainCell({row, domain}: DomainCellProps) {
  const {estimate, requiredCut, verdict} = domain
  const name = domainName(domain.domain)
  return (
    <div className={styles['cell']}>
      <div className={styles['label']}>
        <span>{name}</span>
        <Status kind={abilityKind(verdict)} />
      </div>
      {estimate === null ? (
        <span className="tiny">
          {domain.items === 0 ? 'no item given' : `${counted(domain.items, 'answer')}, too few`}
        </span>
      ) : requiredCut === null ? (
        <span className="tiny">role not chosen</span>
      ) : (
        <IntervalPlot
          name={`${row.person.name}, ${name}, ${domain.items} items`}
          low={estimate.low}
          high={estimate.high}
          mean={estimate.mean}
          required={requiredCut}
          verdict={verdict}
          height={40}
          scale={scale}
        />
      )}
    </div>
  )
}
