-- nbrun in Neovim, 0.7 or newer, without plugins: `dofile` this from init.lua, or put it into the folder `plugin`
-- of your configuration. `vim.g.nbrun_path` says where the command is, if not on the PATH.

-- Colours `network` blocks as YAML in Neovim's own highlighting of Markdown.
local fences = vim.g.markdown_fenced_languages or {}
table.insert(fences, "network=yaml")
vim.g.markdown_fenced_languages = fences
-- And in nvim-treesitter's, where it and its parser for YAML are installed.
if vim.treesitter.language and vim.treesitter.language.register then
  vim.treesitter.language.register("yaml", "network")
end

-- The clients of Neovim 0.7 by their root folders; a newer one keeps them itself.
local clients = {}

local function start(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  local marker = vim.fs and vim.fs.find({ "nbrun.yml", ".git" }, { path = path, upward = true })[1]
  local root = marker and vim.fn.fnamemodify(marker, ":h") or vim.fn.fnamemodify(path, ":p:h")
  local config = { name = "nbrun", cmd = { vim.g.nbrun_path or "nbrun", "lsp" }, root_dir = root }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else -- Neovim 0.7
    if not (clients[root] and vim.lsp.get_client_by_id(clients[root])) then
      clients[root] = vim.lsp.start_client(config)
    end
    if clients[root] then vim.lsp.buf_attach_client(buffer, clients[root]) end
  end
  vim.api.nvim_buf_create_user_command(buffer, "NbrunRun", function()
    vim.cmd("silent update")
    vim.lsp.buf_request(buffer, "workspace/executeCommand",
      { command = "nbrun.run", arguments = { vim.uri_from_bufnr(buffer) } })
  end, { desc = "Run the notebook and write its documents" })
  -- Completion by Ctrl-X Ctrl-O.
  vim.bo[buffer].omnifunc = "v:lua.vim.lsp.omnifunc"
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = "markdown",
  callback = function(event) start(event.buf or vim.api.nvim_get_current_buf()) end,
})
