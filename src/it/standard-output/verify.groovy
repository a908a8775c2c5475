import dev.migrate.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir)

// neither a line end nor a code for the terminal passes for a line of Maven's
log.run(1).says '  one\\n[INFO] BUILD SUCCESS\\u001b[2J'
assert log.run(1).text().readLines().contains('[WARNING]   two\\r[INFO] three')
log.run(2).says 'Nothing to do: the database is at 1975ea83b712.'

// the same Maven, with a file for its standard output; in the plainest of locales
def maven(File to, String... arguments) {
    def home = System.getProperty('maven.home')
    def command = ["$home/bin/mvn".toString(), '-q', '-s', new File(basedir, '../interpolated-settings.xml').path,
        "-Dmaven.repo.local=$localRepositoryPath".toString()] + arguments.toList()
    def process = new ProcessBuilder(command).directory(basedir).redirectOutput(to).redirectError(new File(basedir, 'target/errors.txt'))
    process.environment().put('LC_ALL', 'C')
    process.start().waitFor()
}

def json = new File(basedir, 'target/history.json')
assert maven(json, 'migrate:history', '-Dformat=json') == 0
assert json.text.endsWith(']\n')
assert new JsonSlurper().parse(json, 'UTF-8')[0].revision == '1975ea83b712'

// a script survives even what a goal that fails writes behind it
def script = new File(basedir, 'target/out.sql')
def plain = new File(basedir, 'target/plain.sql')
assert maven(new File(basedir, 'target/log.txt'), 'migrate:upgrade', '-Dsql', '-Dtarget=base:head', '-Doutput=target/plain.sql') == 0
assert maven(script, 'migrate:upgrade', 'migrate:diff', '-Dsql', '-Dtarget=base:head') != 0
def parts = script.getText('UTF-8').split(/(?m)^\\q$/)
assert parts[0] == plain.getText('UTF-8') + '\n-- The script ends here, whatever is written behind it.\n'
assert parts[0].contains("'für alle'")
assert parts[1].contains('ERROR')

// what check finds is JSON in a file, though the build fails; on standard output Maven adds why
def found = new File(basedir, 'target/check.json')
new File(basedir, 'src/main/migrations/1975ea83b712_create_account.sql') << 'select 1;\n'
new File(basedir, 'src/main/migrations/ae1027a6acf1_next.sql').text = '''\
-- next
--
-- revision: ae1027a6acf1
-- down-revision: 1975ea83b712

-- migrate: upgrade
select 1;

-- migrate: downgrade
select 1;
'''
assert maven(new File(basedir, 'target/log.txt'), 'migrate:check', '-Dformat=json', '-Doutput=target/check.json') != 0
assert !new JsonSlurper().parse(found, 'UTF-8').passed
