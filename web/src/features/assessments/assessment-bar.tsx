import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {Button} from '@mantine/core'
import {aboutMinutes} from '../../design/dates.ts'
import {DomainProgress} from '../../design/domain-progress.tsx'
import {domainName} from './domain-words.ts'
import {remainingWords} from './remaining-words.ts'
import {useAttemptAction} from './use-attempt-action.ts'
import styles from './item.module.css'

/** Progress by domain, the item's number, what is left, and Pause. */
export function AssessmentBar({attempt}: {attempt: AttemptView}) {
  const action = useAttemptAction(attempt.id)
  const {progress, position, remaining, item} = attempt
  return (
    <section className={styles['bar']} aria-label="Progress">
      <DomainProgress
        domains={progress.map(({domain, given, expected}) => ({
          id: domain,
          name: domainName(domain),
          given,
          expected,
        }))}
        current={item?.domain}
      />
      <div className={styles['barEnd']}>
        <b className="nowrap">Item {position}</b>{' '}
        <span className="meta">
          {remainingWords(remaining)}, {aboutMinutes(remaining.minutes)}
        </span>
        <Button size="xs" onClick={() => action.mutate('pause')} disabled={action.isPending}>
          Pause
        </Button>
      </div>
    </section>
  )
}
