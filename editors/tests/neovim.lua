-- The client of Neovim with nbrun itself, without a window:
--
--   NBRUN=BINARY NOTEBOOK=FILE nvim --headless --clean -c "source editors/tests/neovim.lua"
--
-- NOTEBOOK has `sigmiod` where `sigmoid` is meant. Every wait is for an event, and its limit is more than any machine needs.
local MOST = 300000

local function fail(message)
  io.stderr:write("neovim: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function await(what, condition)
  if not vim.wait(MOST, condition, 20) then fail("no " .. what) end
end

local function main()
  vim.g.nbrun_path = vim.env.NBRUN
  vim.cmd("filetype plugin on | syntax on")
  dofile(vim.env.CONFIGURATION)
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.NOTEBOOK))
  local buffer = vim.api.nvim_get_current_buf()

  -- Where a text stands: line and column from 0.
  local function place(text)
    for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
      local column = line:find(text, 1, true)
      if column then return number - 1, column - 1 end
    end
    fail("no text " .. text)
  end
  local function ask(method, text, more)
    local line, column = place(text)
    vim.api.nvim_win_set_cursor(0, { line + 1, column + 2 })
    local parameters = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
    local answer
    vim.lsp.buf_request(buffer, method, parameters, function(problem, result)
      answer = { problem = problem, result = result }
    end)
    await("answer to " .. method, function() return answer end)
    if answer.problem then fail(method .. ": " .. vim.inspect(answer.problem)) end
    return answer.result
  end

  await("diagnostic", function() return #vim.diagnostic.get(buffer) > 0 end)
  local found = vim.diagnostic.get(buffer)[1]
  local line, column = place("sigmiod")
  if found.lnum ~= line or found.col ~= column or not found.message:find("sigmiod", 1, true) then
    fail("the diagnostic is " .. vim.inspect(found))
  end
  vim.api.nvim_buf_set_text(buffer, line, column, line, column + #"sigmiod", { "sigmoid" })
  await("end of the diagnostics", function() return #vim.diagnostic.get(buffer) == 0 end)

  local completion = ask("textDocument/completion", "squared-error")
  local labels = vim.tbl_map(function(item) return item.label end, completion.items or completion)
  if not vim.tbl_contains(labels, "squared-error") then fail("completion gives " .. vim.inspect(labels)) end
  if not ask("textDocument/hover", "squared-error").contents.value:find("%w") then fail("hover says nothing") end
  if vim.bo[buffer].omnifunc ~= "v:lua.vim.lsp.omnifunc" then fail("there is no completion by Ctrl-X Ctrl-O") end

  -- A key of the block is coloured as one of YAML.
  line, column = place("network: net")
  local names = vim.tbl_map(function(id) return vim.fn.synIDattr(id, "name") end, vim.fn.synstack(line + 1, column + 1))
  if not vim.tbl_contains(names, "yamlBlockMappingKey") then fail("the block is coloured as " .. vim.inspect(names)) end

  vim.cmd("NbrunRun")
  local document = vim.fn.fnamemodify(vim.env.NOTEBOOK, ":h") .. "/output/" .. vim.fn.fnamemodify(vim.env.NOTEBOOK, ":t")
  await("document", function() return vim.fn.filereadable(document) == 1 end)
  print("neovim: diagnostics, completion, hover, colours and a run\n")
  vim.cmd("qall!")
end

local ok, problem = pcall(main)
if not ok then fail(tostring(problem)) end
