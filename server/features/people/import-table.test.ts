import {describe, expect, it} from 'vitest'
import {isAirworthyError} from '@airworthy/kernel'
import {readPeopleTable} from './import-table.ts'

function faultsOf(csv: string): [number, string, string][] {
  return readPeopleTable(csv).flatMap(({line, faults}) =>
    faults.map(({column, message}): [number, string, string] => [line, column, message]),
  )
}

function refusalOf(csv: string): string {
  try {
    readPeopleTable(csv)
    return 'accepted'
  } catch (thrown) {
    if (!isAirworthyError(thrown, 'import-refused')) throw thrown
    return thrown.message
  }
}

describe('a table of people', () => {
  it('is read with every column', () => {
    const csv = [
      'name,email,team,engineer_role,roles,discipline',
      'Ada Okafor,Ada@Example.org,Credit,data-scientist,lead;reviewer,legal',
    ].join('\n')
    expect(readPeopleTable(csv)).toEqual([
      {
        line: 2,
        name: 'Ada Okafor',
        email: 'ada@example.org',
        team: 'Credit',
        engineerRole: 'data-scientist',
        roles: ['lead', 'reviewer'],
        discipline: 'legal',
        faults: [],
      },
    ])
  })

  it.each([
    ['a byte order mark and CRLF', '\uFEFFname,email\r\nAda,ada@example.org\r\n'],
    ['semicolons', 'name;email;roles\nAda;ada@example.org;'],
    ['tabs', 'name\temail\nAda\tada@example.org'],
    [
      'another order, case and spacing of the header',
      ' E-Mail , NAME ,Engineer Role\nada@example.org,Ada,',
    ],
    ['empty lines', '\n\nname,email\n\n,\nAda,ada@example.org\n\n'],
    ['quotation marks', '"name","email"\n"Ada","ada@example.org"'],
    ['fewer cells than columns', 'name,email,team\nAda,ada@example.org'],
  ])('is read from a file with %s', (_, csv) => {
    expect(readPeopleTable(csv)).toMatchObject([
      {name: 'Ada', email: 'ada@example.org', faults: []},
    ])
  })

  it('separates roles in a file of semicolons by quotation marks or a bar', () => {
    const csv =
      'name;email;roles;discipline\nA;a@example.org;"lead;author";\nB;b@example.org;Lead|Author;'
    expect(readPeopleTable(csv).map(({roles}) => roles)).toEqual([
      ['lead', 'author'],
      ['lead', 'author'],
    ])
  })

  it('names line and column of each fault and says what to do', () => {
    const csv = [
      'name,email,engineer_role,roles,discipline',
      'Ada,ada@example.org,Data Scientist,lead,',
      '"Bo',
      'Lind",bo@example.org,plumber,Lead Dev;author,',
      '',
      ',no address,,,history',
      'Ada again,ADA@example.org,,,',
      'Cy,,,,',
      'Di,di@example.org,,,,more,and more',
    ].join('\n')
    expect(faultsOf(csv)).toEqual([
      [
        3,
        'engineer_role',
        'unknown engineering role "plumber": use one of data-scientist, fullstack-engineer, product-manager',
      ],
      [
        3,
        'roles',
        'unknown role "Lead Dev": use one of learner, lead, author, reviewer, administrator',
      ],
      [6, 'name', 'a name is missing'],
      [6, 'email', 'not an e-mail address: "no address"'],
      [
        6,
        'discipline',
        'unknown discipline "history": use one of engineering, legal, ethics, product',
      ],
      [7, 'email', 'duplicate e-mail of line 2: keep one of the two lines'],
      [8, 'email', 'an e-mail address is missing'],
      [9, '', 'more cells than columns: put values that contain the separator in quotation marks'],
    ])
  })

  it('counts lines as editors do when the file ends them with CRLF', () => {
    const csv = 'name,email\r\n"A\r\nB",a@example.org\r\n\r\nC,nowhere\r\n'
    expect(faultsOf(csv)).toEqual([[5, 'email', 'not an e-mail address: "nowhere"']])
  })

  it.each([
    [
      'an empty file',
      ' \n ',
      'line 1: an empty file: expected a header line with name, email, team, engineer_role, roles, discipline',
    ],
    [
      'an unknown column',
      'name,email,salary\n',
      'line 1: unknown column "salary": use name, email, team, engineer_role, roles, discipline',
    ],
    [
      'a missing column',
      'name,team\n',
      'line 1: no column email: the first line names the columns, name, email, team, engineer_role, roles, discipline',
    ],
    [
      'a column that occurs twice',
      'name,email,E-mail\n',
      'line 1: the column email occurs twice: keep one',
    ],
  ])('is refused whole for %s', (_, csv, message) => {
    expect(refusalOf(csv)).toBe(message)
  })

  it('is refused whole, with the line, when its quotation marks do not close', () => {
    expect(refusalOf('name,email\nA,a@example.org\n"B,b@example.org\nC,c@example.org')).toMatch(
      /^line \d: cannot be read as csv: .*; look at the quotation marks$/,
    )
  })

  it('is refused with more than ten thousand rows', () => {
    const rows = Array.from({length: 10_001}, (_, index) => `P,p${index}@example.org`)
    expect(refusalOf(['name,email', ...rows].join('\n'))).toMatch(
      /more than 10000 rows: split the file/,
    )
  })
})
