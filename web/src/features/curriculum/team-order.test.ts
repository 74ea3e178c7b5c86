import {expect, test} from 'vitest'
import {byDueDay, pressingOf} from './team-order.ts'

const ada = {id: 'p1', name: 'Ada'}
const ben = {id: 'p2', name: 'Ben'}
const cleo = {id: 'p3', name: 'Cleo'}

test('a person is pressed by the duty that is due first', () => {
  const pressing = pressingOf([
    {person: ada, standing: 'due', dueOn: '2026-12-09'},
    {person: ada, standing: 'overdue', dueOn: '2026-11-02'},
    {person: ben, standing: 'done', dueOn: '2026-11-01'},
  ])
  expect([...pressing]).toEqual([['p1', {standing: 'overdue', dueOn: '2026-11-02'}]])
})

test('people with something due come first by day, the others by name', () => {
  const rows = [{person: cleo}, {person: ada}, {person: ben}]
  const pressing = pressingOf([{person: ben, standing: 'due', dueOn: '2026-12-09'}])
  expect(byDueDay(rows, pressing).map(({person}) => person.name)).toEqual(['Ben', 'Ada', 'Cleo'])
})
