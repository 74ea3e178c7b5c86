import {useQuery} from '@tanstack/react-query'
import {Panel} from '../../design/panel.tsx'
import {Status} from '../../design/status.tsx'
import {signalsQuery} from './queries.ts'
import styles from './examinations.module.css'

/** What the comparison with other people's answers noticed: advice to look, which decides nothing. */
export function SignalsPanel({examinationId}: {examinationId: string}) {
  const signals = useQuery(signalsQuery(examinationId)).data
  if (signals === undefined || signals.signals.length === 0) return null
  return (
    <Panel title="What a comparison says" note="decides nothing">
      <p className="small muted reading">{signals.note}</p>
      <ul className={styles['signals']}>
        {signals.signals.map((signal) => (
          <li key={signal.kind}>
            <Status
              kind={signal.probability === null ? 'not-judged' : signal.noticed ? 'steer' : 'to-do'}
            >
              {signal.probability === null
                ? 'Nothing to compare'
                : signal.noticed
                  ? 'Noticed'
                  : 'Nothing noticed'}
            </Status>
            <p className="small">{signal.sentence}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
