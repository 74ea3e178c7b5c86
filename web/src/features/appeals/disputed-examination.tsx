import type {DisputedExaminationView} from '@airworthy/server/features/appeals/views.ts'
import {day} from '../../design/dates.ts'
import {IntervalAxis} from '../../design/interval-axis.tsx'
import {abilityKind, IntervalPlot} from '../../design/interval-plot.tsx'
import {counted} from '../../design/numbers.ts'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {domainName} from '../assessments/domain-words.ts'
import {toPassWords} from '../examinations/examination-words.ts'
import {pointsOf} from '../exercises/range-words.ts'
import styles from './appeals.module.css'

/** The examination whose decision is disputed: every domain against its level, every exercise. */
export function DisputedExamination({examination}: {examination: DisputedExaminationView}) {
  const {title, startedAt, decidedAt, endedBy, domains, exercises, exercisesToPass} = examination
  return (
    <Panel
      title={title}
      note={`${day(startedAt)} to ${day(decidedAt)}, ended by ${endedBy === 'person' ? 'the person' : 'its window'}`}
    >
      <ul>
        {domains.map((domain) => (
          <li key={domain.domain} className={styles['domain']}>
            <div>
              <h3>{domainName(domain.domain)}</h3>
              <span className="tiny">
                {counted(domain.items, 'item')}
                {domain.from === 'carried' && ', carried over'}
              </span>
            </div>
            {domain.estimate === null ? (
              <p className="small muted">too few answers for a figure</p>
            ) : (
              <IntervalPlot
                name={domainName(domain.domain)}
                low={domain.estimate.low}
                high={domain.estimate.high}
                mean={domain.estimate.mean}
                required={domain.requiredCut}
                verdict={domain.verdict}
                height={44}
              />
            )}
            <Status kind={abilityKind(domain.verdict)} />
          </li>
        ))}
      </ul>
      {domains.some(({estimate}) => estimate !== null) && (
        <>
          <div className={styles['domain']} aria-hidden="true">
            <span />
            <IntervalAxis />
            <span />
          </div>
          <p className="tiny">Ability in logits, 90% intervals; the mark is the level required.</p>
        </>
      )}
      <ul>
        {exercises.map(({exercise, title: name, taken, passed, result}) => (
          <li key={exercise} className={styles['domain']}>
            <h3>{name}</h3>
            <span className="small muted">
              {taken
                ? result === null
                  ? ''
                  : pointsOf(result)
                : 'not taken, or nothing was done in it'}
            </span>
            {passed ? (
              <Status kind="passed" />
            ) : taken ? (
              <Status kind="to-do">Not passed</Status>
            ) : (
              <Status kind="not-judged">Not taken</Status>
            )}
          </li>
        ))}
      </ul>
      <p className="tiny">
        To pass: all domains, and {toPassWords(exercisesToPass, exercises.length)}.
      </p>
    </Panel>
  )
}
