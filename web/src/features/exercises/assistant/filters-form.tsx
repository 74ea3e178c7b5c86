import type {Fix, WordFilter} from '@airworthy/range/views'
import {Button} from '@mantine/core'
import {SelectField, TextField} from '../../../design/field.tsx'
import {chosen, readingChoices} from './assistant-words.ts'
import styles from './assistant.module.css'

interface FiltersFormProps {
  fix: Fix
  onChange: (part: Partial<Fix>) => void
}

const places = [
  {value: 'chat', label: 'messages of the chat'},
  {value: 'reviews', label: 'reviews'},
  {value: 'reply', label: 'replies'},
] as const

const reads = [
  {value: 'literal', label: 'as written'},
  {value: 'decoded', label: 'in every decoded view'},
] as const

/** Filters before and after the model: the code, abusive words, and lists of one's own. */
export function FiltersForm({fix, onChange}: FiltersFormProps) {
  const {filters} = fix
  const replace = (index: number, part: Partial<WordFilter>) =>
    onChange({filters: filters.map((each, at) => (at === index ? {...each, ...part} : each))})
  return (
    <section className={styles['part']}>
      <h3>Filters</h3>
      <div className={styles['grid']}>
        <SelectField
          label="Replies are searched for the code"
          data={[...readingChoices]}
          value={fix.codeFilter}
          onChange={({currentTarget}) =>
            onChange({codeFilter: chosen(readingChoices, currentTarget.value)})
          }
        />
        <SelectField
          label="Replies are searched for abusive words (a ready list)"
          data={[...readingChoices]}
          value={fix.abuseFilter}
          onChange={({currentTarget}) =>
            onChange({abuseFilter: chosen(readingChoices, currentTarget.value)})
          }
        />
      </div>
      {filters.map((filter, index) => (
        <fieldset key={filter.id} className={styles['tool']}>
          <legend>Filter “{filter.id}”</legend>
          <div className={styles['grid']}>
            <SelectField
              label="Stops"
              data={[...places]}
              value={filter.place}
              onChange={({currentTarget}) =>
                replace(index, {place: chosen(places, currentTarget.value)})
              }
            />
            <SelectField
              label="Reads"
              data={[...reads]}
              value={filter.reads}
              onChange={({currentTarget}) =>
                replace(index, {reads: chosen(reads, currentTarget.value)})
              }
            />
          </div>
          <WordsField words={filter.words} onChange={(words) => replace(index, {words})} />
          <Button
            variant="subtle"
            onClick={() => onChange({filters: filters.filter((_, at) => at !== index)})}
          >
            Remove filter “{filter.id}”
          </Button>
        </fieldset>
      ))}
      <Button
        variant="default"
        disabled={filters.length >= 12}
        onClick={() => {
          const id = nextId(filters)
          const added: WordFilter = {id, place: 'chat', words: ['ignore'], reads: 'decoded'}
          onChange({filters: [...filters, added]})
        }}
      >
        Add a filter of words
      </Button>
    </section>
  )
}

function WordsField({
  words,
  onChange,
}: {
  words: readonly string[]
  onChange: (words: readonly string[]) => void
}) {
  return (
    <TextField
      label="Words or phrases, with commas between"
      defaultValue={words.join(', ')}
      onBlur={({currentTarget}) => {
        const read = currentTarget.value
          .split(',')
          .map((word) => word.trim().slice(0, 80))
          .filter((word) => word !== '')
          .slice(0, 40)
        if (read.length > 0) onChange(read)
      }}
    />
  )
}

function nextId(filters: readonly WordFilter[]): string {
  const taken = new Set(filters.map(({id}) => id))
  let number = 1
  while (taken.has(`words ${number}`)) number++
  return `words ${number}`
}
