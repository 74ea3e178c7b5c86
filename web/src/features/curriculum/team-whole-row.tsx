import type {TeamStandingView} from '@airworthy/server/features/credentials/views.ts'
import type {
  CompletionView,
  DomainRollUpView,
  RollUpView,
} from '@airworthy/server/features/curriculum/views.ts'
import {Status} from '../../design/status.tsx'
import {domainName} from '../assessments/domain-words.ts'
import styles from './team.module.css'

interface TeamWholeRowProps {
  rollUp: RollUpView
  completion: CompletionView
  /** Undefined until it is known. */
  standing: TeamStandingView['counts'] | undefined
}

/** The whole team by domain as counts; hidden where fewer than five people have a result. */
export function TeamWholeRow({rollUp, completion, standing}: TeamWholeRowProps) {
  return (
    <div className={`${styles['row']} ${styles['whole']}`}>
      <div>
        <h3>Whole team</h3>
        <span className="tiny">
          {completion.finished} of {completion.people} assessed
        </span>
      </div>
      <div className="tiny">
        {standing && `${standing.current + standing.due} of ${standing.people} certified`}
      </div>
      {rollUp.map(({domain, shown}) => (
        <div key={domain} className={styles['cell']}>
          <div className={styles['label']}>{domainName(domain)}</div>
          {shown === null ? <span className="tiny">under five</span> : <Counts shown={shown} />}
        </div>
      ))}
    </div>
  )
}

function Counts({shown: {meets, gap, notJudged}}: {shown: DomainRollUpView}) {
  return (
    <div className={styles['counts']}>
      <Status kind="meets" zero={meets.count === 0}>
        {meets.count}
        <span className="visually-hidden"> meet</span>
      </Status>
      <Status kind="gap" zero={gap.count === 0}>
        {gap.count}
        <span className="visually-hidden"> {gap.count === 1 ? 'gap' : 'gaps'}</span>
      </Status>
      <Status kind="ability-not-judged" zero={notJudged.count === 0}>
        {notJudged.count}
        <span className="visually-hidden"> not judged</span>
      </Status>
    </div>
  )
}
