import {lineRule} from './rule.ts'

/** What a model may call. */
export const toolDefinition = lineRule({
  id: 'tool-definition',
  surface: 'tool',
  looksFor: 'a changed line that defines or offers a tool to a model',
  source: 'tool schemas of the chat interfaces and the Model Context Protocol',
  kinds: ['code', 'configuration', 'notebook', 'other'],
  patterns: [
    {
      pattern:
        /\b(tool_?choice|tool_?calls?|parallel_tool_calls|bind_?tools|function_call|FastMCP|McpServer|mcpServers|StructuredTool|DynamicTool|DynamicStructuredTool|FunctionTool|ToolNode|AgentExecutor|create_react_agent)\b|\b(server|mcp)\.(tool|registerTool)\s*\(|@(mcp\.)?tool\b|\btool\s*\(\s*\{|\btools\s*=\s*\[/,
      weight: 0.68,
      means: 'tool of a model',
    },
    {
      pattern: /["']?type["']?\s*:\s*["']function["']/,
      weight: 0.62,
      means: 'tool of a model',
    },
  ],
})
