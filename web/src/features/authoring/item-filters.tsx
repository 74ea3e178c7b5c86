import {domains, levels} from '@airworthy/content/public'
import {SelectField, TextField} from '../../design/field.tsx'
import {capital} from '../../design/numbers.ts'
import {itemTypeNames} from './authoring-words.ts'
import type {ItemFilter} from './queries.ts'
import styles from './authoring.module.css'

interface ItemFiltersProps {
  filter: ItemFilter
  onFilter: (filter: ItemFilter) => void
}

type Choice = {value: string; label: string}

const selects: readonly {name: keyof ItemFilter; label: string; choices: readonly Choice[]}[] = [
  {
    name: 'domain',
    label: 'Domain',
    choices: domains.map(({id, name}) => ({value: id, label: name})),
  },
  {
    name: 'type',
    label: 'Type',
    choices: Object.entries(itemTypeNames).map(([value, label]) => ({value, label})),
  },
  {
    name: 'level',
    label: 'Level',
    choices: levels.map(({level, name}) => ({value: String(level), label: capital(name)})),
  },
  {
    name: 'bank',
    label: 'Bank',
    choices: [
      {value: 'open', label: 'Open'},
      {value: 'reserved', label: 'Reserved for examinations'},
    ],
  },
  {
    name: 'standing',
    label: 'Standing',
    choices: [
      {value: 'disputed', label: 'Disputed'},
      {value: 'withdrawn', label: 'Withdrawn'},
      {value: 'provisional', label: 'Provisional'},
    ],
  },
]

/** Narrows the list of items by text, domain, type, level, bank and standing. */
export function ItemFilters({filter, onFilter}: ItemFiltersProps) {
  return (
    <div className={styles['filters']}>
      <TextField
        className={styles['search'] ?? ''}
        label="Search by id, stem, false belief or tag"
        type="search"
        value={filter.search}
        onChange={(event) => onFilter({...filter, search: event.currentTarget.value})}
      />
      {selects.map(({name, label, choices}) => (
        <SelectField
          key={name}
          label={label}
          value={filter[name]}
          data={[{value: '', label: 'All'}, ...choices]}
          onChange={(event) => onFilter({...filter, [name]: event.currentTarget.value})}
        />
      ))}
    </div>
  )
}
