import type {GroupMapping} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useId, useState} from 'react'
import {Dialog} from '../../design/dialog.tsx'
import {TextField} from '../../design/field.tsx'
import {PersonFields} from './person-fields.tsx'
import styles from './administration.module.css'

const nothing: Omit<GroupMapping, 'group'> = {
  roles: ['learner'],
  discipline: null,
  engineerRole: null,
  teamId: null,
}

interface MappingDialogProps {
  /** The mapping to change; a new one where there is none. */
  mapping: GroupMapping | undefined
  /** Groups that have a mapping of their own. */
  taken: readonly string[]
  onKeep: (mapping: GroupMapping) => void
  onClose: () => void
}

/** Says what being in a group of the provider gives. */
export function MappingDialog({mapping, taken, onKeep, onClose}: MappingDialogProps) {
  const formId = useId()
  const [group, setGroup] = useState(mapping?.group ?? '')
  const [given, setGiven] = useState(mapping ?? nothing)
  const name = group.trim()
  const isTaken = taken.includes(name)
  const lacksDiscipline = given.roles.includes('reviewer') && given.discipline === null
  return (
    <Dialog
      title={mapping ? `Group ${mapping.group}` : 'Add a group'}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{mapping ? 'Leave unchanged' : 'Add none'}</Button>
          <Button
            type="submit"
            form={formId}
            variant="filled"
            disabled={name === '' || isTaken || lacksDiscipline}
          >
            {mapping ? 'Change' : 'Add'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          onKeep({...given, group: name})
        }}
      >
        <TextField
          label="Group"
          description="As the provider writes it, capitals included. Some send an identifier."
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={group}
          onChange={(event) => setGroup(event.currentTarget.value)}
          refusal={isTaken ? 'This group is in the list already.' : undefined}
        />
        <PersonFields place={given} onChange={setGiven} none="Left as it is" />
        <p className="tiny">
          Nothing holds before the settings are saved; then from each person’s next sign-in.
        </p>
      </form>
    </Dialog>
  )
}
