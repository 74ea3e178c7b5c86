import type {
  CertificationView,
  ExaminationView,
} from '@airworthy/server/features/examinations/views.ts'
import {Button} from '@mantine/core'
import {useState} from 'react'
import {moment} from '../../design/dates.ts'
import {Screen} from '../../design/screen.tsx'
import {runningHeading} from './examination-words.ts'
import {ExercisesPart} from './exercises-part.tsx'
import {FinishExamination} from './finish-examination.tsx'
import {QuestionsPart} from './questions-part.tsx'
import {useClosing} from './use-closing.ts'
import {useNow} from './use-now.ts'
import {WindowPanel} from './window-panel.tsx'
import styles from './examinations.module.css'

interface RunningExaminationProps {
  examination: ExaminationView
  certification: CertificationView | null
}

/** An open examination: its window, its two parts, and finishing. */
export function RunningExamination({examination, certification}: RunningExaminationProps) {
  const now = useNow()
  useClosing(examination, now)
  const [finishing, setFinishing] = useState(false)
  const {status, isComplete, closesAt, title, kind} = examination
  const open = status === 'open'
  return (
    <Screen
      name="Examination"
      question={`${kind === 'renewal' ? 'Renewal' : 'Examination'} · ${title} · unproctored`}
      heading={runningHeading(examination, now)}
      lead={
        open
          ? `Every answer and every action is saved as you make it. You may stop and go on until ${moment(closesAt)}, on another device too.`
          : 'You are told as soon as it is decided; this takes a few minutes. Nothing can be added any more.'
      }
      actions={
        open && (
          <Button variant={isComplete ? 'filled' : 'default'} onClick={() => setFinishing(true)}>
            Finish the examination
          </Button>
        )
      }
    >
      <div className={styles['stack']}>
        <WindowPanel examination={examination} now={now} />
        <QuestionsPart examination={examination} certification={certification} />
        <ExercisesPart examination={examination} />
      </div>
      {finishing && (
        <FinishExamination examination={examination} onClose={() => setFinishing(false)} />
      )}
    </Screen>
  )
}
