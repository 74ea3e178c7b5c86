import type {AppealRequest} from '@airworthy/server/features/appeals/views.ts'
import {Button} from '@mantine/core'
import {useQueryClient} from '@tanstack/react-query'
import {useId, useState} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {TextAreaField} from '../../design/field.tsx'
import {Notice} from '../../design/notice.tsx'
import {request} from '../../interface/request.ts'
import {useSubmission} from '../people/form.ts'
import {fewestCharacters} from './appeal-words.ts'
import styles from './appeals.module.css'

interface DisputeButtonProps {
  about: AppealRequest['about']
  /** As large as the buttons beside it. */
  size?: 'xs' | 'sm'
  /** What the button says, also the title of its dialog. */
  children: string
}

/** Disputes an item, a result, a decision or what was done to a credential, with a text; what is being answered stays as it is. */
export function DisputeButton({about, size = 'sm', children}: DisputeButtonProps) {
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState(false)
  if (made) {
    return (
      <p className="small" role="status">
        Your appeal is made. It stands under Appeals; you are told when it is decided.
      </p>
    )
  }
  return (
    <>
      <Button size={size} variant="default" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <DisputeDialog
          about={about}
          title={children}
          onClose={() => setOpen(false)}
          onMade={() => {
            setOpen(false)
            setMade(true)
          }}
        />
      )}
    </>
  )
}

interface DisputeDialogProps {
  about: AppealRequest['about']
  title: string
  onClose: () => void
  onMade: () => void
}

function DisputeDialog({about, title, onClose, onMade}: DisputeDialogProps) {
  const client = useQueryClient()
  const formId = useId()
  const [text, setText] = useState('')
  const {busy, refusal, submit} = useSubmission(async () => {
    await request('/api/appeals', {method: 'POST', body: {about, text}})
    await client.invalidateQueries({queryKey: ['appeals']})
    onMade()
  })
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back, dispute nothing</Button>
          <Button
            type="submit"
            form={formId}
            variant="filled"
            disabled={busy || text.trim().length < fewestCharacters}
          >
            Make the appeal
          </Button>
        </>
      }
    >
      <form id={formId} className={styles['form']} onSubmit={submit}>
        {refusal !== undefined && (
          <Notice kind="breach" word="Not made">
            {refusal} Your text is kept.
          </Notice>
        )}
        <p className="small reading">
          {about.kind === 'item'
            ? 'An author or an administrator other than you decides, without being shown your name, and tells you why and who decided. You can answer the item all the same; nothing that you answered is lost.'
            : 'An administrator other than you decides, is shown whose it is, and tells you why and who decided. Until then everything stays as it is.'}
        </p>
        <TextAreaField
          label="What is wrong"
          description={`In your own words, at least ${fewestCharacters} characters.`}
          required
          withAsterisk={false}
          minLength={fewestCharacters}
          maxLength={4000}
          rows={5}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
