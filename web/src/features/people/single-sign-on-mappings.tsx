import type {GroupMapping} from '@airworthy/server/features/people/views.ts'
import {Button} from '@mantine/core'
import {useQuery} from '@tanstack/react-query'
import {useState} from 'react'
import {MappingDialog} from './mapping-dialog.tsx'
import {teamsQuery} from './queries.ts'
import {mappingWords} from './single-sign-on-words.ts'
import styles from './administration.module.css'

interface SingleSignOnMappingsProps {
  mappings: readonly GroupMapping[]
  onChange: (mappings: readonly GroupMapping[]) => void
}

/** What each group of the provider gives; edited one at a time, kept with the other settings. */
export function SingleSignOnMappings({mappings, onChange}: SingleSignOnMappingsProps) {
  const teams = useQuery(teamsQuery).data?.teams ?? []
  const [edited, setEdited] = useState<number>()
  const teamName = (id: string | null) => teams.find((team) => team.id === id)?.name
  const keep = (mapping: GroupMapping) => {
    onChange(
      edited === mappings.length
        ? [...mappings, mapping]
        : mappings.map((each, index) => (index === edited ? mapping : each)),
    )
    setEdited(undefined)
  }
  return (
    <fieldset>
      <legend className="small">
        <b>What groups give</b>
      </legend>
      <p className="small muted">
        Applied at each sign-in. What a group has given is taken back when the person leaves it;
        what was given by hand stays.
      </p>
      {mappings.length > 0 && (
        <ul className={styles['list']}>
          {mappings.map((mapping, index) => (
            <li key={mapping.group}>
              <span className={styles['main']}>
                <b>{mapping.group}</b>
                <span className="meta">{mappingWords(mapping, teamName(mapping.teamId))}</span>
              </span>
              <span className={styles['buttons']}>
                <Button
                  size="xs"
                  onClick={() => setEdited(index)}
                  aria-label={`Edit group ${mapping.group}`}
                >
                  Edit
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => onChange(mappings.filter((each) => each !== mapping))}
                  aria-label={`Remove group ${mapping.group}`}
                >
                  Remove
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['after']}>
        <Button size="xs" onClick={() => setEdited(mappings.length)}>
          Add a group
        </Button>
      </div>
      {edited !== undefined && (
        <MappingDialog
          key={edited}
          mapping={mappings[edited]}
          taken={mappings.filter((_, index) => index !== edited).map(({group}) => group)}
          onKeep={keep}
          onClose={() => setEdited(undefined)}
        />
      )}
    </fieldset>
  )
}
