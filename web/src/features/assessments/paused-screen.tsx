import type {AttemptView} from '@airworthy/server/features/assessments/views.ts'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {aboutMinutes, moment} from '../../design/dates.ts'
import {Dialog} from '../../design/dialog.tsx'
import {DomainProgress} from '../../design/domain-progress.tsx'
import {LinkButton} from '../../design/link-button.tsx'
import {Notice} from '../../design/notice.tsx'
import {Panel} from '../../design/panel.tsx'
import {Screen} from '../../design/screen.tsx'
import {sentenceOf} from '../../interface/request-refused.ts'
import {attemptName} from './attempt-words.ts'
import {domainName} from './domain-words.ts'
import {remainingWords} from './remaining-words.ts'
import {useAttemptAction} from './use-attempt-action.ts'

/** A paused assessment: nothing is lost; go on, or stop and see results. */
export function PausedScreen({attempt}: {attempt: AttemptView}) {
  const {id, position, savedAt, remaining, progress} = attempt
  const action = useAttemptAction(id)
  const [asks, setAsks] = useState(false)
  const examined = attempt.kind === 'examination'
  return (
    <Screen
      name={examined ? 'Examination' : 'Assessment'}
      question={attemptName(attempt)}
      heading={`Paused at item ${position}. Nothing is lost.`}
      lead={`Saved ${moment(savedAt)}. You can go on here or on another device; ${remainingWords(remaining)}, ${aboutMinutes(remaining.minutes)}.`}
      actions={
        <>
          {examined ? (
            <LinkButton to="/examination">See both parts</LinkButton>
          ) : (
            <Button onClick={() => setAsks(true)}>Stop and see results</Button>
          )}
          <Button
            variant="filled"
            onClick={() => action.mutate('resume')}
            disabled={action.isPending}
          >
            Go on with item {position}
          </Button>
        </>
      }
    >
      {action.isError && (
        <Notice kind="breach" word="Not done">
          {sentenceOf(action.error)}
        </Notice>
      )}
      <Panel
        title="Progress by domain"
        note={attempt.kind === 'baseline' && 'The last items go where they decide most'}
      >
        <DomainProgress
          domains={progress.map(({domain, given, expected}) => ({
            id: domain,
            name: domainName(domain),
            given,
            expected,
          }))}
        />
      </Panel>
      <Dialog
        title="Stop here and see results?"
        open={asks}
        onClose={() => setAsks(false)}
        actions={
          <>
            <Button onClick={() => setAsks(false)}>Keep it paused</Button>
            <Button
              variant="filled"
              onClick={() => action.mutate('finish')}
              disabled={action.isPending}
            >
              Stop and see results
            </Button>
          </>
        }
      >
        <p>
          {attempt.kind === 'baseline'
            ? 'What you answered counts. With few items many domains will be called not judged; you can answer more items for those later.'
            : 'What you answered counts. With few items the domain may be called not judged; a day later you can check it again.'}
        </p>
      </Dialog>
    </Screen>
  )
}
