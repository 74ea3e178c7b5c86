import {Button, createTheme, Input, Table} from '@mantine/core'

/** The Mantine theme: defaults are set here once; colours and measures stand in mantine.css. */
export const theme = createTheme({
  respectReducedMotion: true,
  focusRing: 'never',
  defaultRadius: 3,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({defaultProps: {variant: 'default'}}),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: {inputWrapperOrder: ['label', 'description', 'input', 'error']},
    }),
    Table: Table.extend({defaultProps: {highlightOnHover: false, withRowBorders: false}}),
  },
})
