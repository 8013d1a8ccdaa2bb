# Calls that load files in Ruby sources as Ruby's own parser (Ripper) sees them: paths on standard input, one JSON line
# each. Offsets are bytes. Run by rubyReference.ts.
require 'ripper'
require 'json'

LOADERS = { 'require' => 'require', 'require_relative' => 'require', 'load' => 'require', 'autoload' => 'dynamic' }.freeze

class Reader
  attr_reader :imports

  def initialize(source)
    @lines = [0]
    source.each_line { |line| @lines << @lines.last + line.bytesize }
    @source = source
    @imports = []
  end

  def walk(root)
    pending = [root]
    until pending.empty?
      node = pending.pop
      next unless node.is_a?(Array)
      call(node) if node[0].is_a?(Symbol)
      pending.concat(node.reverse)
    end
  end

  private

  def call(node)
    case node[0]
    when :command then add(nil, node[1], node[2])
    when :command_call then add(node[1], node[3], node[4])
    when :method_add_arg
      inner = node[1]
      if inner[0] == :fcall then add(nil, inner[1], node[2])
      elsif inner[0] == :call then add(inner[1], inner[3], node[2])
      end
    end
  end

  def add(receiver, name, arguments)
    return unless name.is_a?(Array) && name[0] == :@ident && LOADERS[name[1]]
    word = name[1]
    return unless receiver.nil? || word == 'autoload' || kernel?(receiver)
    list = list_of(arguments) or return
    list = list.drop(1) if word == 'autoload'
    value = list[0] && value_of(list[0])
    return if value.nil? || value[:start].nil? || value[:path].empty?
    path = value[:path]
    path = from_folder(path) if value[:anchored]
    return unless path
    import = { kind: LOADERS[word], specifier: path, start: value[:start], end: value[:end] }
    form = value[:anchored] || word == 'require_relative' ? 'relative' : (word == 'load' ? 'load' : nil)
    import[:form] = form if form
    @imports << import
  end

  def kernel?(node)
    constant = node[0] == :var_ref || node[0] == :top_const_ref ? node[1] : nil
    constant && constant[1] == 'Kernel'
  end

  def list_of(node)
    node = node[1] if node && node[0] == :arg_paren
    return unless node.is_a?(Array)
    return node[1] if node[0] == :args_add_block
    node if node[0].is_a?(Array)
  end

  # What a path is worth: anchored ones are seen from the file as if it were a folder.
  def value_of(node)
    case node[0]
    when :string_literal then string(node[1])
    when :vcall then node[1][1] == '__dir__' ? { path: '/..', anchored: true } : nil
    when :var_ref then node[1][1] == '__FILE__' ? { path: '', anchored: true } : nil
    when :binary
      left = node[2] == :+ && value_of(node[1])
      right = left && value_of(node[3])
      right && !right[:anchored] ? join([left, right], left[:path] + right[:path]) : nil
    when :method_add_arg
      inner = node[1]
      file?(inner) ? file_method(inner[3][1], list_of(node[2]) || []) : nil
    when :command_call
      file?(node) ? file_method(node[3][1], list_of(node[4]) || []) : nil
    when :paren then nil
    end
  end

  def file?(node)
    receiver = node[0] == :call || node[0] == :command_call ? node[1] : nil
    receiver && %i[var_ref top_const_ref].include?(receiver[0]) && receiver[1][1] == 'File'
  end

  def file_method(name, nodes)
    values = nodes.map { |node| value_of(node) }
    return if values.empty? || values.any?(&:nil?)
    first = values[0]
    case name
    when 'dirname' then values.size == 1 && first[:anchored] ? join(values, first[:path] + '/..') : nil
    when 'join'
      values.drop(1).any? { |value| value[:anchored] } ? nil : join(values, values.map { |value| value[:path] }.join('/'))
    when 'expand_path', 'absolute_path', 'realpath'
      return join(values, first[:path]) if values.size == 1
      return if values.size > 2 || first[:anchored] || first[:path].start_with?('/', '~')
      join(values, values[1][:path] + '/' + first[:path])
    end
  end

  def join(values, path)
    starts = values.map { |value| value[:start] }.compact
    ends = values.map { |value| value[:end] }.compact
    { path: path, anchored: values.any? { |value| value[:anchored] }, start: starts.min, end: ends.max }
  end

  def string(content)
    return unless content[0] == :string_content
    parts = content.drop(1)
    return if parts.empty?
    place = nil
    if parts[0][0] == :string_embexpr
      place = parts[0][1].size == 1 && value_of(parts[0][1][0])
      return unless place && place[:anchored]
      parts = parts.drop(1)
    end
    return unless parts.size == 1 && parts[0][0] == :@tstring_content
    text = parts[0][1]
    line, column = parts[0][2]
    start = @lines[line - 1] + column
    start = @source.byteslice(0, start).rindex('"').then { |at| @source[0, at].bytesize } if place
    start -= 1 unless place
    return unless ["'", '"'].include?(@source.byteslice(start, 1))
    finish = @lines[line - 1] + column + text.bytesize + 1
    return if text.include?("\n") || text.include?('\\')
    { path: (place ? place[:path] : '') + text, anchored: !place.nil?, start: start, end: finish }
  end

  def from_folder(path)
    parts = []
    above = 0
    path.split('/').each do |part|
      next if part.empty? || part == '.'
      if part != '..' then parts << part
      elsif parts.empty? then above += 1
      else parts.pop
      end
    end
    return if above.zero?
    ((above == 1 ? ['.'] : ['..'] * (above - 1)) + parts).join('/')
  end
end

$stdin.each_line(chomp: true) do |path|
  source = File.binread(path).force_encoding('UTF-8')
  tree = source.valid_encoding? ? Ripper.sexp(source) : nil
  reader = Reader.new(source)
  reader.walk(tree) if tree
  puts JSON.generate(imports: reader.imports.uniq.sort_by { |import| import[:start] }, errors: tree ? 0 : 1)
end
