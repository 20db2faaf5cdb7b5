# A suggester for Postil in Perl, with the modules that come with it: names behind a title.
use strict;
use warnings;
use JSON::PP;

$| = 1;
my $json = JSON::PP->new->utf8;
while (my $line = <STDIN>) {
    my $request = $json->decode($line);
    while ($request->{text} =~ /\b(?:Mr|Mrs|Dr|Mayor) ((?:[A-Z]\w+ ?)+\b)/g) {
        # Offsets in Perl are code points as well.
        print $json->encode({label => 'PERSON', quote => $1, start => $-[1], end => $+[1]}), "\n";
    }
    print $json->encode({id => $request->{id}, done => JSON::PP::true}), "\n";
}
